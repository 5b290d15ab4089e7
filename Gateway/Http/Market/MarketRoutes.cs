using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Trading.Gateway.Http.Exchange;
using Trading.Gateway.Market;

namespace Trading.Gateway.Http.Market;

/// <summary>The routes of the market processor (market-processor.md) and what the API document says of them.</summary>
internal static class MarketRoutes
{
    private const string Json = "application/json";
    // Common tools send JSON under other names; what is clearly something else the endpoint refuses itself.
    private const string AnyType = "*/*";
    private const string PairText = "Currency sold and currency bought, such as `EUR-GBP`.";

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes, IServiceProvider services)
    {
        MapMessages(routes, services.GetRequiredService<MessageEndpoint>());
        var market = routes.MapGroup("/api/v1/market").WithTags("Market");
        MapTotals(market, services.GetRequiredService<MarketDataEndpoints>());
        MapDetails(market, services.GetRequiredService<MarketDataEndpoints>());
        MapDeadLetters(market, services.GetRequiredService<DeadLetterEndpoints>());
    }

    private static void MapMessages(IEndpointRouteBuilder routes, MessageEndpoint messages)
    {
        routes.MapPost("/api/v1/trade-messages", messages.HandleAsync).WithTags("Market")
            .Describe(
                messages.HandleAsync,
                "SendTradeMessages",
                "Takes trade messages",
                "One object, or an array of up to 1,000. 201 once all are durable; an array of which some are refused is answered 207, "
                + "one answer an item, in order. "
                + "White space around values and inside keys, and codes that are out of use, are repaired with a warning. "
                + "The same `id` of the same user again answers the first time's answer and counts once. "
                + "After a 500 the outcome is unknown: send it again.")
            .Takes(typeof(TradeMessageDocument), Json, AnyType).TakesArraysToo(MessageBody.ItemsMax)
            .Parameter(ParameterLocation.Query, "strict", "`1` refuses messages that need repairs, or whose amounts and rate do not agree.")
            .Parameter(
                ParameterLocation.Header,
                SessionKey.IdempotencyHeader,
                "The `id` of a message that has none; items of an array get their place behind it.")
            .Answers(typeof(MessageTakenDocument), status: 201)
            .AnswersAlso(typeof(IReadOnlyList<MessageTakenDocument>), 201)
            .Answers(typeof(IReadOnlyList<MessageItemDocument>), status: 207)
            .RefusesWith(typeof(ExchangeProblemDocument), 400, 413, 415, 422, 500, 503).Refuses();
        routes.MapPost("/api/message", messages.HandleLegacyAsync).WithTags("Market")
            .Describe(
                messages.HandleLegacyAsync,
                "SendTradeMessage",
                "Takes a trade message in the form of existing clients",
                "The same as `/api/v1/trade-messages` for one object; whatever is wrong with the message is answered 400.")
            .Takes(typeof(TradeMessageDocument), Json, AnyType)
            .Answers(typeof(LegacyTakenDocument), status: 201)
            .Answers(typeof(LegacyFailedDocument), status: 400).Answers(typeof(LegacyFailedDocument), status: 413)
            .Answers(typeof(LegacyFailedDocument), status: 415).Answers(typeof(LegacyFailedDocument), status: 429)
            .Answers(typeof(LegacyFailedDocument), status: 500).Answers(typeof(LegacyFailedDocument), status: 503);
    }

    private static void MapTotals(IEndpointRouteBuilder market, MarketDataEndpoints data)
    {
        market.MapGet("/stats", data.GetStatsAsync)
            .Describe(data.GetStatsAsync, "GetMarketStats", "Totals", "Of all messages since the first one.")
            .Answers(typeof(MarketStatsDocument)).Refuses(500);
        market.MapGet("/pairs", data.GetPairsAsync)
            .Describe(data.GetPairsAsync, "GetMarketPairs", "Totals by pair", "Those with most messages first.")
            .Answers(typeof(PairListDocument)).Refuses(500);
        market.MapGet("/pairs/{pair}", data.GetPairAsync)
            .Describe(data.GetPairAsync, "GetMarketPair", "One pair", "Its totals and its last messages, newest first.")
            .Parameter(ParameterLocation.Path, "pair", PairText)
            .Answers(typeof(PairDetailDocument)).RefusesWith(typeof(ExchangeProblemDocument), 404).Refuses(500);
        market.MapGet("/days", data.GetDaysAsync)
            .Describe(data.GetDaysAsync, "GetMarketDays", "Totals by day and currency", "Days of UTC on which messages came, oldest first.")
            .Parameter(ParameterLocation.Query, "days", $"At most so many, 1 to {MarketDataEndpoints.DaysMax}. Default 7.")
            .Answers(typeof(DayListDocument)).RefusesWith(typeof(ExchangeProblemDocument), 400).Refuses(500);
    }

    private static void MapDetails(IEndpointRouteBuilder market, MarketDataEndpoints data)
    {
        market.MapGet("/recent", data.GetRecentAsync)
            .Describe(data.GetRecentAsync, "GetMarketRecent", "The last messages", "Newest first.")
            .Parameter(ParameterLocation.Query, "pair", "Of this pair only.")
            .Parameter(ParameterLocation.Query, "limit", "At most so many, 1 to 100. Default 100.")
            .Answers(typeof(MessageListDocument)).RefusesWith(typeof(ExchangeProblemDocument), 400).Refuses(500);
        market.MapGet("/countries", data.GetCountriesAsync)
            .Describe(
                data.GetCountriesAsync, "GetMarketCountries", "Totals by country", "With what each traded, those with most messages first.")
            .Parameter(ParameterLocation.Query, "flows", $"At most so many pairs of each, 1 to {MarketDataEndpoints.FlowsMax}. Default 10.")
            .Answers(typeof(CountryListDocument)).RefusesWith(typeof(ExchangeProblemDocument), 400).Refuses(500);
        market.MapGet("/candles", data.GetCandlesAsync)
            .Describe(
                data.GetCandlesAsync,
                "GetMarketCandles",
                "Candles",
                "Of the effective rate (bought / sold), oldest first; minutes without messages are left out.")
            .Parameter(ParameterLocation.Query, "pair", PairText, isNeeded: true)
            .Parameter(ParameterLocation.Query, "interval", "`1m`.")
            .Parameter(ParameterLocation.Query, "startTime", "Only those that begin then or later: RFC 3339, or Unix milliseconds.")
            .Parameter(
                ParameterLocation.Query, "limit", $"At most so many, the newest, 1 to {MarketDataEndpoints.CandlesMax}. Default 100.")
            .Answers(typeof(RateCandleListDocument)).RefusesWith(typeof(ExchangeProblemDocument), 400).Refuses(500);
    }

    private static void MapDeadLetters(IEndpointRouteBuilder market, DeadLetterEndpoints endpoints)
    {
        market.MapGet("/dead-letters", endpoints.GetAsync).RequireAuthorization()
            .Describe(
                endpoints.GetAsync,
                "GetDeadLetters",
                "Messages that could not be processed",
                "For the supervisor; those first that were set aside last.")
            .Parameter(ParameterLocation.Query, "limit", "At most so many, 1 to 1000. Default 100.")
            .Answers(typeof(DeadLetterListDocument)).RefusesWith(typeof(ExchangeProblemDocument), 400).Refuses(401, 403, 500);
        market.MapPost("/dead-letters/resend", endpoints.ResendAllAsync).RequireAuthorization()
            .Describe(
                endpoints.ResendAllAsync, "ResendDeadLetters", "Sends all dead letters again", "Each is processed, or stays set aside.")
            .Answers(typeof(ResendDocument)).Refuses(401, 403, 500);
        market.MapPost("/dead-letters/{id}/resend", endpoints.ResendAsync).RequireAuthorization()
            .Describe(endpoints.ResendAsync, "ResendDeadLetter", "Sends a dead letter again", "It is processed, or stays set aside.")
            .Parameter(ParameterLocation.Path, "id", "The message's id.")
            .Answers(typeof(ResendDocument)).RefusesWith(typeof(ExchangeProblemDocument), 404).Refuses(401, 403, 500);
    }
}
