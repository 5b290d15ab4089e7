using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Trading.Gateway.Http.Exchange;

/// <summary>The routes of the exchange (exchange.md, "HTTP") and what the API document says of them.</summary>
internal static class ExchangeRoutes
{
    private const string Root = "/api/v3";
    private const string Json = "application/json";
    private const string UserText = "The account: a service names it; a user may leave it out.";
    private const string SymbolText = "The instrument, such as `BTC-USD`.";
    private const string TransferText = "The same id again has no second effect.";
    private const string AmendKeyText = "An id of the request: sent again with it, it has no second effect.";
    private const string CancelText = "Answers with the order as it is then; 409 `order_not_open` where it is over already.";
    private const string AmendText =
        "The quantity is the new total, what is filled included. A smaller quantity at the same price keeps its place in the queue. "
        + "Answers with the order as it is then; 409 `order_not_open` where it is over already.";

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes, IServiceProvider services)
    {
        var orders = routes.MapGroup(Root).WithTags("Orders").RequireAuthorization();
        MapOrders(orders, services.GetRequiredService<OrderEndpoints>());
        MapLists(orders, services.GetRequiredService<OrderListEndpoints>());
        var supervision = routes.MapGroup(Root).WithTags("Supervision").RequireAuthorization();
        MapSupervision(supervision, services.GetRequiredService<SupervisorEndpoints>());
        MapMarket(routes.MapGroup(Root).WithTags("Market data"), services.GetRequiredService<MarketEndpoints>());
    }

    private static void MapOrders(IEndpointRouteBuilder api, OrderEndpoints orders)
    {
        api.MapPost("/order", orders.PlaceAsync)
            .Describe(
                orders.PlaceAsync,
                "PlaceOrder",
                "Places an order",
                "201 with the order once it is durable, in the `responseType` that is asked for; "
                + "200 where its client order id named the same order before; 422 where it is rejected, with the order. "
                + "After a 5xx the outcome is unknown: ask by client order id, or send it again.")
            .Takes(typeof(OrderRequest), Json)
            .Parameter(ParameterLocation.Query, "user", UserText)
            .Parameter(ParameterLocation.Header, SessionKey.IdempotencyHeader, "The client order id, where the body has none.")
            .Answers(typeof(OrderDocument), status: 201)
            .Answers(typeof(OrderDocument), status: 200)
            .AnswersAlso(typeof(OrderAckDocument), 201, 200)
            .RefusesWith(typeof(ExchangeProblemDocument), 400, 409, 422)
            .Refuses(401, 403, 413, 415, 500);
        api.MapGet("/order/{id}", orders.GetAsync)
            .Describe(orders.GetAsync, "GetOrder", "One order", "By its id.")
            .NamesOrder().AnswersOrder();
        api.MapGet("/order", orders.GetAsync)
            .Describe(orders.GetAsync, "GetOrderByClientOrderId", "One order by client order id", "By the client's own id.")
            .NamesClientOrder().AnswersOrder();
        api.MapDelete("/order/{id}", orders.CancelAsync)
            .Describe(orders.CancelAsync, "CancelOrder", "Cancels an order", CancelText)
            .NamesOrder().AnswersOrder().RefusesWith(typeof(ExchangeProblemDocument), 409);
        api.MapDelete("/order", orders.CancelAsync)
            .Describe(orders.CancelAsync, "CancelOrderByClientOrderId", "Cancels an order by client order id", CancelText)
            .NamesClientOrder().AnswersOrder().RefusesWith(typeof(ExchangeProblemDocument), 409);
        api.MapPatch("/order/{id}", orders.AmendAsync)
            .Describe(orders.AmendAsync, "AmendOrder", "Changes an order", AmendText)
            .Takes(typeof(AmendRequest), Json)
            .Parameter(ParameterLocation.Header, SessionKey.IdempotencyHeader, AmendKeyText)
            .NamesOrder().AnswersOrder()
            .RefusesWith(typeof(ExchangeProblemDocument), 409, 422)
            .Refuses(413, 415);
        api.MapPatch("/order", orders.AmendAsync)
            .Describe(orders.AmendAsync, "AmendOrderByClientOrderId", "Changes an order by client order id", AmendText)
            .Takes(typeof(AmendRequest), Json)
            .Parameter(ParameterLocation.Header, SessionKey.IdempotencyHeader, AmendKeyText)
            .NamesClientOrder().AnswersOrder()
            .RefusesWith(typeof(ExchangeProblemDocument), 409, 422)
            .Refuses(413, 415);
    }

    private static void MapLists(IEndpointRouteBuilder api, OrderListEndpoints lists)
    {
        api.MapGet("/openOrders", lists.GetOpenAsync)
            .Describe(lists.GetOpenAsync, "GetOpenOrders", "Open orders", "All of them, newest first.")
            .OfInstrument().AnswersList(typeof(OrderListDocument));
        api.MapDelete("/openOrders", lists.CancelOpenAsync)
            .Describe(lists.CancelOpenAsync, "CancelOpenOrders", "Cancels all open orders", "Answers with them as they are then.")
            .OfInstrument().AnswersList(typeof(OrderListDocument));
        api.MapGet("/allOrders", lists.GetAllAsync)
            .Describe(lists.GetAllAsync, "GetAllOrders", "Orders, open and over", "A page, newest first.")
            .OfInstrument().IsPaged().AnswersList(typeof(OrderListDocument));
        api.MapGet("/myTrades", lists.GetTradesAsync)
            .Describe(lists.GetTradesAsync, "GetMyTrades", "Fills", "A page, newest first.")
            .OfInstrument().IsPaged().AnswersList(typeof(OwnTradeListDocument));
        api.MapGet("/account", lists.GetBalancesAsync)
            .Describe(lists.GetBalancesAsync, "GetAccount", "Balances", "All that are not zero, and USD.")
            .Parameter(ParameterLocation.Query, "user", UserText)
            .Answers(typeof(BalanceListDocument))
            .RefusesWith(typeof(ExchangeProblemDocument), 400)
            .Refuses(401, 403, 500);
    }

    private static void MapSupervision(IEndpointRouteBuilder api, SupervisorEndpoints supervisor)
    {
        api.MapPost("/account/deposit", supervisor.DepositAsync)
            .Describe(supervisor.DepositAsync, "Deposit", "Puts money or assets into an account", TransferText)
            .Takes(typeof(TransferRequest), Json).Answers(typeof(TransferDocument))
            .RefusesWith(typeof(ExchangeProblemDocument), 400, 409, 422).Refuses(401, 403, 413, 415, 500);
        api.MapPost("/account/withdraw", supervisor.WithdrawAsync)
            .Describe(supervisor.WithdrawAsync, "Withdraw", "Takes money or assets out of an account", TransferText)
            .Takes(typeof(TransferRequest), Json).Answers(typeof(TransferDocument))
            .RefusesWith(typeof(ExchangeProblemDocument), 400, 409, 422).Refuses(401, 403, 413, 415, 500);
        api.MapPost("/instruments", supervisor.AddInstrumentAsync)
            .Describe(supervisor.AddInstrumentAsync, "AddInstrument", "Adds an instrument", "The same one again changes nothing.")
            .Takes(typeof(InstrumentRequest), Json).Answers(typeof(InstrumentDocument), status: 201)
            .RefusesWith(typeof(ExchangeProblemDocument), 400, 409, 422).Refuses(401, 403, 413, 415, 500);
        api.MapPatch("/instruments/{symbol}", supervisor.SetStatusAsync)
            .Describe(
                supervisor.SetStatusAsync, "SetInstrumentStatus", "Halts or resumes an instrument", "A halted one takes cancels only.")
            .Parameter(ParameterLocation.Path, "symbol", SymbolText)
            .Takes(typeof(InstrumentStatusRequest), Json).Answers(typeof(InstrumentDocument))
            .RefusesWith(typeof(ExchangeProblemDocument), 400, 404).Refuses(401, 403, 413, 415, 500);
    }

    private static void MapMarket(IEndpointRouteBuilder api, MarketEndpoints market)
    {
        api.MapGet("/exchangeInfo", market.GetExchangeInfoAsync)
            .Describe(market.GetExchangeInfoAsync, "GetExchangeInfo", "Instruments", "With their steps, fees and status.")
            .Answers(typeof(ExchangeInfoDocument)).Refuses(500);
        api.MapGet("/depth", market.GetDepthAsync)
            .Describe(market.GetDepthAsync, "GetDepth", "Best prices", "Price and quantity, best first.")
            .Parameter(ParameterLocation.Query, "symbol", SymbolText, isNeeded: true)
            .Parameter(ParameterLocation.Query, "limit", "At most so many on each side, 1 to 5000. Default 100.")
            .AnswersMarket(typeof(DepthDocument));
        api.MapGet("/trades", market.GetTradesAsync)
            .Describe(market.GetTradesAsync, "GetTrades", "Last trades", "Newest first.")
            .Parameter(ParameterLocation.Query, "symbol", SymbolText, isNeeded: true)
            .Parameter(ParameterLocation.Query, "limit", "At most so many, 1 to 1000. Default 100.")
            .AnswersMarket(typeof(TradeListDocument));
        api.MapGet("/ticker/24hr", market.GetTickerAsync)
            .Describe(market.GetTickerAsync, "GetTicker", "The last 24 hours", "Of one instrument; without `symbol` of all, as `tickers`.")
            .Parameter(ParameterLocation.Query, "symbol", SymbolText)
            .AnswersMarket(typeof(TickerDocument)).AnswersAlso(typeof(TickerListDocument), 200);
        api.MapGet("/klines", market.GetKlinesAsync)
            .Describe(market.GetKlinesAsync, "GetKlines", "Candles", "Oldest first; intervals without trades are left out.")
            .Parameter(ParameterLocation.Query, "symbol", SymbolText, isNeeded: true)
            .Parameter(ParameterLocation.Query, "interval", "`1m`, `5m`, `15m`, `1h` or `1d`.", isNeeded: true)
            .Parameter(ParameterLocation.Query, "startTime", "Only those that begin then or later: RFC 3339, or Unix milliseconds.")
            .Parameter(ParameterLocation.Query, "limit", "At most so many, the newest, 1 to 1000. Default 100.")
            .AnswersMarket(typeof(KlineListDocument));
    }

    private static IEndpointConventionBuilder NamesOrder(this IEndpointConventionBuilder route) =>
        route.Parameter(ParameterLocation.Path, "id", "The order's id.").Parameter(ParameterLocation.Query, "user", UserText);

    private static IEndpointConventionBuilder NamesClientOrder(this IEndpointConventionBuilder route) =>
        route.Parameter(ParameterLocation.Query, "clientOrderId", "The client's own id of the order.", isNeeded: true)
            .Parameter(ParameterLocation.Query, "user", UserText);

    private static IEndpointConventionBuilder OfInstrument(this IEndpointConventionBuilder route) =>
        route.Parameter(ParameterLocation.Query, "symbol", "Of this instrument only.").Parameter(ParameterLocation.Query, "user", UserText);

    private static IEndpointConventionBuilder IsPaged(this IEndpointConventionBuilder route) =>
        route.Parameter(ParameterLocation.Query, "limit", "At most so many, 1 to 1000. Default 100.")
            .Parameter(ParameterLocation.Query, "next", "The `next` of the page before.");

    private static IEndpointConventionBuilder AnswersOrder(this IEndpointConventionBuilder route) =>
        route.Answers(typeof(OrderDocument)).RefusesWith(typeof(ExchangeProblemDocument), 400, 404).Refuses(401, 403, 500);

    private static IEndpointConventionBuilder AnswersList(this IEndpointConventionBuilder route, Type list) =>
        route.Answers(list).RefusesWith(typeof(ExchangeProblemDocument), 400, 404).Refuses(401, 403, 500);

    private static IEndpointConventionBuilder AnswersMarket(this IEndpointConventionBuilder route, Type answer) =>
        route.Answers(answer).RefusesWith(typeof(ExchangeProblemDocument), 400, 404).Refuses(500);
}
