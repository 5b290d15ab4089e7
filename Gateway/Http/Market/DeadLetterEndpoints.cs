using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Orleans;
using Trading.Gateway.Access;
using Trading.Gateway.Http.Exchange;
using Trading.Gateway.Market;
using Trading.Market;

namespace Trading.Gateway.Http.Market;

/// <summary>Messages that could not be processed, for the supervisor (market-processor.md, "Processing").</summary>
internal sealed class DeadLetterEndpoints(IGrainFactory grains)
{
    /// <summary>The code where no message of an id is set aside.</summary>
    public const string UnknownDeadLetter = "unknown_dead_letter";

    private const int LimitDefault = 100;
    private const int LimitMax = 1_000;

    private IMarketProcessorGrain Market => grains.GetGrain<IMarketProcessorGrain>(IMarketProcessorGrain.Key);

    /// <summary>Answers with them, those first that were set aside last.</summary>
    public async Task GetAsync(HttpContext context)
    {
        if (await RefuseOthersAsync(context))
            return;
        var fields = new MarketFields(context.Request);
        var limit = fields.Number("limit", LimitDefault, LimitMax);
        if (fields.Refuse(context) is { } refusal)
            await refusal;
        else
            await ExchangeAnswer.WriteAsync(context, await Market.GetDeadLettersAsync(limit), WriteLetters);
    }

    /// <summary>Sends all of them again.</summary>
    public async Task ResendAllAsync(HttpContext context)
    {
        if (!await RefuseOthersAsync(context))
            await ExchangeAnswer.WriteAsync(context, await Market.ResendAsync(null), WriteOutcome);
    }

    /// <summary>Sends one of them again.</summary>
    public async Task ResendAsync(HttpContext context)
    {
        if (await RefuseOthersAsync(context))
            return;
        var isId = MessageId.TryParse((string)context.Request.RouteValues["id"]!, out var id);
        var outcome = isId ? await Market.ResendAsync([id]) : new ResendAnswer(0, 0, 1);
        if (outcome.Unknown > 0)
            await ExchangeProblem.WriteAsync(context, 404, UnknownDeadLetter, "no message of that id is set aside", []);
        else
            await ExchangeAnswer.WriteAsync(context, outcome, WriteOutcome);
    }

    /// <summary>Answers anybody but the supervisor; true where it did.</summary>
    private static async ValueTask<bool> RefuseOthersAsync(HttpContext context)
    {
        if (CallerIdentity.Of(context.User)!.Role == Role.Supervisor)
            return false;
        await ExchangeProblem.ForbidAsync(context);
        return true;
    }

    private static void WriteLetters(Utf8JsonWriter json, DeadLetter[] letters)
    {
        json.WriteStartObject();
        json.WriteStartArray("deadLetters"u8);
        foreach (var letter in letters)
            TradeJson.Write(json, letter);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteOutcome(Utf8JsonWriter json, ResendAnswer outcome)
    {
        json.WriteStartObject();
        json.WriteNumber("processed"u8, outcome.Processed);
        json.WriteNumber("deadAgain"u8, outcome.DeadAgain);
        json.WriteEndObject();
    }
}
