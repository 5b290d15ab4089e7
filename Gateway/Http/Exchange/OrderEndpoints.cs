using Microsoft.AspNetCore.Http;
using Orleans;
using Trading.Exchange;
using Trading.Gateway.Exchange;

namespace Trading.Gateway.Http.Exchange;

/// <summary><c>/api/v3/order</c>: place, amend, cancel and look at one order (exchange.md, "HTTP").</summary>
internal sealed class OrderEndpoints(IGrainFactory grains, IOrderHistory history, InstrumentDirectory instruments)
{
    /// <summary>Places an order.</summary>
    public async Task PlaceAsync(HttpContext context)
    {
        var caller = CallerIdentity.Of(context.User)!;
        var fields = new RequestFields(context.Request);
        var body = await RequestBody.ReadAsync(context, OrderBody.Read);
        var user = fields.User(caller);
        if (user is not null && !caller.CanActFor(user))
        {
            await ExchangeProblem.ForbidAsync(context);
            return;
        }

        if (fields.IdempotencyKey() is { } key)
            body.UseClientOrderId(key);
        foreach (var problem in fields.Problems)
            body.AddProblem(problem);
        var instrument = body.Symbol is { } symbol ? await instruments.FindAsync(symbol) : null;
        if (body.ToOrder(instrument) is not { } order)
        {
            await ExchangeProblem.WriteAsync(context, body.Problems);
            return;
        }

        var answer = await grains.GetGrain<IOrderGrain>(user!).PlaceAsync(order);
        if (answer is { Status: ExchangeStatus.ClientOrderIdReused, Order: null })
            answer = await FirstAnswerAsync(context, user!, order, answer);
        if (answer is { Status: ExchangeStatus.Ok, Order: { } placed })
            await AnswerAsync(context, placed, instrument!, body.ResponseType, answer.IsRepeat ? 200 : 201);
        else
            await RefuseAsync(context, answer);
    }

    /// <summary>Cancels an order.</summary>
    public async Task CancelAsync(HttpContext context)
    {
        if (await FindAccountAsync(context, new RequestFields(context.Request)) is not var (user, account, key))
            return;
        var answer = await account.CancelAsync(key);
        if (answer.Status == ExchangeStatus.UnknownOrder && await FindEndedAsync(context, user, key) is { } ended)
            answer = new OrderAnswer(ExchangeStatus.OrderNotOpen, ended);
        await AnswerAsync(context, answer);
    }

    /// <summary>Changes an order's price or quantity.</summary>
    public async Task AmendAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context, AmendBody.Read);
        var fields = new RequestFields(context.Request);
        var requestId = fields.IdempotencyKey();
        if (await FindAccountAsync(context, fields, body) is not var (user, account, key))
            return;
        var answer = body.ToTerms(key) is { } terms ? await account.AmendToAsync(terms with { RequestId = requestId }) : null;
        if (answer?.Status == ExchangeStatus.UnknownOrder && await FindEndedAsync(context, user, key) is { } ended)
            answer = new OrderAnswer(ExchangeStatus.OrderNotOpen, ended);
        if (answer is not null && answer.Status is not (ExchangeStatus.BadPrice or ExchangeStatus.BadQuantity))
        {
            await AnswerAsync(context, answer);
            return;
        }

        // All faults are told at once, and the order says what its prices and quantities are whole numbers of.
        if ((answer is null ? await account.GetOrderAsync(key) : answer.Order) is { } order)
            body.CheckSteps(await InstrumentOfAsync(order));
        if (body.IsFaultless)
            await RefuseAsync(context, answer!);
        else
            await ExchangeProblem.WriteAsync(context, body.Problems);
    }

    /// <summary>Answers with an order.</summary>
    public async Task GetAsync(HttpContext context)
    {
        if (await FindAccountAsync(context, new RequestFields(context.Request), isRead: true) is not var (user, account, key))
            return;
        if ((await account.GetOrderAsync(key) ?? await FindEndedAsync(context, user, key)) is { } order)
            await AnswerAsync(context, order, await InstrumentOfAsync(order), ResponseType.Full, httpStatus: 200);
        else
            await ExchangeProblem.WriteAsync(context, ExchangeStatus.UnknownOrder);
    }

    private Task<OrderInfo?> FindEndedAsync(HttpContext context, string user, OrderKey key) =>
        history.FindEndedAsync(user, key, context.RequestAborted);

    /// <summary>The first answer to an order whose client order id the account knows, but no more what it was for.</summary>
    private async Task<OrderAnswer> FirstAnswerAsync(HttpContext context, string user, PlaceOrder again, OrderAnswer answer)
    {
        var first = await FindEndedAsync(context, user, OrderKey.Of(again.ClientOrderId!));
        var isSame = first is not null && first.Status != OrderStatus.Rejected && first.Request == again;
        return answer with { Status = isSame ? ExchangeStatus.Ok : answer.Status, Order = first };
    }

    /// <summary>The user, the account and the order that a request names; null where it is answered already.</summary>
    private async ValueTask<(string User, IOrderGrain Account, OrderKey Key)?> FindAccountAsync(
        HttpContext context, RequestFields fields, AmendBody? body = null, bool isRead = false)
    {
        var caller = CallerIdentity.Of(context.User)!;
        var user = fields.User(caller);
        if (user is not null && !(isRead ? caller.CanRead(user) : caller.CanActFor(user)))
        {
            await ExchangeProblem.ForbidAsync(context);
            return null;
        }

        var key = fields.OrderKey();
        if (fields.Problems.Count > 0)
            await ExchangeProblem.WriteAsync(context, [.. body?.Problems ?? [], .. fields.Problems]);
        else if (key is null)
            await ExchangeProblem.WriteAsync(context, ExchangeStatus.UnknownOrder);
        else
            return (user!, grains.GetGrain<IOrderGrain>(user!), key.Value);
        return null;
    }

    private async Task AnswerAsync(HttpContext context, OrderAnswer answer)
    {
        if (answer is { Status: ExchangeStatus.Ok, Order: { } order })
            await AnswerAsync(context, order, await InstrumentOfAsync(order), ResponseType.Full, httpStatus: 200);
        else
            await RefuseAsync(context, answer);
    }

    private static Task AnswerAsync(HttpContext context, OrderInfo order, Instrument instrument, ResponseType detail, int httpStatus) =>
        ExchangeAnswer.WriteAsync(
            context,
            (order, instrument, detail),
            static (json, state) => OrderJson.Write(json, state.order, state.instrument, state.detail),
            httpStatus);

    private async Task RefuseAsync(HttpContext context, OrderAnswer answer)
    {
        (OrderInfo, Instrument)? order = answer.Order is { } info ? (info, await InstrumentOfAsync(info)) : null;
        await ExchangeProblem.WriteAsync(
            context,
            ExchangeProblem.HttpStatusOf(answer.Status),
            ExchangeStatusCodes.Of(answer.Status),
            ExchangeStatusCodes.MessageOf(answer.Status),
            [],
            order);
    }

    private ValueTask<Instrument> InstrumentOfAsync(OrderInfo order) => instruments.GetAsync(order.Request.Symbol);
}
