using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Orleans;
using Trading.Exchange;
using Trading.Gateway.Access;
using Trading.Gateway.Exchange;

namespace Trading.Gateway.Http.Exchange;

/// <summary>What only the supervisor may do on the exchange: deposits, withdrawals, instruments (exchange.md, "HTTP").</summary>
internal sealed class SupervisorEndpoints(IGrainFactory grains, InstrumentDirectory instruments)
{
    /// <summary>Makes a deposit.</summary>
    public Task DepositAsync(HttpContext context) => TransferAsync(context, isWithdrawal: false);

    /// <summary>Makes a withdrawal.</summary>
    public Task WithdrawAsync(HttpContext context) => TransferAsync(context, isWithdrawal: true);

    /// <summary>Adds an instrument.</summary>
    public async Task AddInstrumentAsync(HttpContext context)
    {
        if (await RefuseOthersAsync(context))
            return;
        var body = await RequestBody.ReadAsync(context, InstrumentBody.Read);
        if (body.ToInstrument() is not { } instrument)
        {
            await ExchangeProblem.WriteAsync(context, body.Problems);
            return;
        }

        var added = await grains.GetGrain<IInstrumentsGrain>(0).AddAsync(instrument);
        if (added with { Status = instrument.Status } != instrument)
        {
            await ExchangeProblem.WriteAsync(
                context, 409, ExchangeProblem.InstrumentExists, "the instrument is there with other terms", []);
            return;
        }

        // Orders on it are taken here from now on, and not only once the directory asks again.
        await instruments.ListAsync();
        await AnswerAsync(context, added, httpStatus: 201);
    }

    /// <summary>Halts or resumes an instrument.</summary>
    public async Task SetStatusAsync(HttpContext context)
    {
        if (await RefuseOthersAsync(context))
            return;
        var body = await RequestBody.ReadAsync(context, InstrumentStatusBody.Read);
        if (!body.IsFaultless)
        {
            await ExchangeProblem.WriteAsync(context, body.Problems);
            return;
        }

        var symbol = (string)context.Request.RouteValues["symbol"]!;
        if (await grains.GetGrain<IInstrumentsGrain>(0).SetStatusAsync(symbol, body.Status) is { } instrument)
            await AnswerAsync(context, instrument, httpStatus: 200);
        else
            await ExchangeProblem.WriteAsync(
                context, [new FieldProblem("symbol", FaultCodes.UnknownSymbol, "is not an instrument")], httpStatus: 404);
    }

    private async Task TransferAsync(HttpContext context, bool isWithdrawal)
    {
        if (await RefuseOthersAsync(context))
            return;
        var body = await RequestBody.ReadAsync(context, TransferBody.Read);
        if (body.ToTransfer(isWithdrawal) is not { } transfer)
        {
            await ExchangeProblem.WriteAsync(context, body.Problems);
            return;
        }

        var answer = await grains.GetGrain<IOrderGrain>(body.User).TransferAsync(transfer);
        if (answer.Status == ExchangeStatus.Ok)
            await ExchangeAnswer.WriteAsync(context, (body.User, transfer, answer.Balance), WriteTransfer);
        else
            await ExchangeProblem.WriteAsync(context, answer.Status);
    }

    /// <summary>Answers anybody but the supervisor; true where it did.</summary>
    private static async ValueTask<bool> RefuseOthersAsync(HttpContext context)
    {
        if (CallerIdentity.Of(context.User)!.Role == Role.Supervisor)
            return false;
        await ExchangeProblem.ForbidAsync(context);
        return true;
    }

    private static Task AnswerAsync(HttpContext context, Instrument instrument, int httpStatus) =>
        ExchangeAnswer.WriteAsync(context, instrument, InstrumentJson.Write, httpStatus);

    private static void WriteTransfer(Utf8JsonWriter json, (string User, Transfer Transfer, Balance Balance) state)
    {
        var (user, transfer, balance) = state;
        json.WriteStartObject();
        json.WriteString(JsonNames.Id, transfer.Id);
        json.WriteString(JsonNames.User, user);
        json.WriteString(JsonNames.Asset, AssetNames.Of(transfer.Asset));
        json.WriteUnits(JsonNames.Amount, transfer.Units, transfer.Asset.Decimals);
        json.WriteUnits(JsonNames.Available, balance.Available, transfer.Asset.Decimals);
        json.WriteUnits(JsonNames.Locked, balance.Locked, transfer.Asset.Decimals);
        json.WriteEndObject();
    }
}
