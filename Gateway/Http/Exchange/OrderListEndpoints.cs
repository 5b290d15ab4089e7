using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Orleans;
using Trading.Exchange;
using Trading.Gateway.Exchange;

namespace Trading.Gateway.Http.Exchange;

/// <summary>Lists of a user's orders, fills and balances, and the end of all open orders (exchange.md, "HTTP").</summary>
internal sealed class OrderListEndpoints(IGrainFactory grains, IOrderHistory history, InstrumentDirectory instruments)
{
    /// <summary>Answers with all open orders.</summary>
    public async Task GetOpenAsync(HttpContext context)
    {
        if (await FindAsync(context, new RequestFields(context.Request)) is var (user, symbol))
            await AnswerAsync(context, await grains.GetGrain<IOrderGrain>(user).GetOpenOrdersAsync(symbol), next: 0);
    }

    /// <summary>Cancels all open orders and answers with them as they are then.</summary>
    public async Task CancelOpenAsync(HttpContext context)
    {
        if (await FindAsync(context, new RequestFields(context.Request), isChange: true) is var (user, symbol))
            await AnswerAsync(context, await grains.GetGrain<IOrderGrain>(user).CancelAllAsync(symbol), next: 0);
    }

    /// <summary>Answers with a page of all orders.</summary>
    public async Task GetAllAsync(HttpContext context)
    {
        var fields = new RequestFields(context.Request);
        var (limit, before) = (fields.Limit(), fields.Cursor());
        if (await FindAsync(context, fields) is not var (user, symbol))
            return;
        var orders = await history.GetOrdersAsync(user, new OrderQuery(symbol, before, limit), context.RequestAborted);
        await AnswerAsync(context, orders, orders.Length < limit ? 0 : orders[^1].Sequence);
    }

    /// <summary>Answers with a page of the fills.</summary>
    public async Task GetTradesAsync(HttpContext context)
    {
        var fields = new RequestFields(context.Request);
        var (limit, before) = (fields.Limit(), fields.Cursor());
        if (await FindAsync(context, fields) is not var (user, symbol))
            return;
        var fills = await history.GetFillsAsync(user, new OrderQuery(symbol, before, limit), context.RequestAborted);
        var list = (fills, await instruments.GetAllAsync(fills.Select(fill => fill.Symbol)), fills.Length < limit ? 0 : fills[^1].Sequence);
        await ExchangeAnswer.WriteAsync(context, list, WriteTrades);
    }

    /// <summary>Answers with the balances.</summary>
    public async Task GetBalancesAsync(HttpContext context)
    {
        var fields = new RequestFields(context.Request);
        if (await FindUserAsync(context, fields) is { } user)
            await ExchangeAnswer.WriteAsync(context, await grains.GetGrain<IOrderGrain>(user).GetBalancesAsync(), WriteBalances);
    }

    /// <summary>The user and the optional symbol of a request; null where it is answered already.</summary>
    private async ValueTask<(string User, string? Symbol)?> FindAsync(HttpContext context, RequestFields fields, bool isChange = false)
    {
        var instrument = await fields.InstrumentAsync(instruments, isNeeded: false);
        return await FindUserAsync(context, fields, isChange) is { } user ? (user, instrument?.Symbol) : null;
    }

    private static async ValueTask<string?> FindUserAsync(HttpContext context, RequestFields fields, bool isChange = false)
    {
        var caller = CallerIdentity.Of(context.User)!;
        var user = fields.User(caller);
        var isAllowed = user is null || (isChange ? caller.CanActFor(user) : caller.CanRead(user));
        var refusal = !isAllowed ? ExchangeProblem.ForbidAsync(context) : fields.Refuse(context);
        if (refusal is null)
            return user;
        await refusal;
        return null;
    }

    private async Task AnswerAsync(HttpContext context, OrderInfo[] orders, long next)
    {
        var list = (orders, await instruments.GetAllAsync(orders.Select(order => order.Request.Symbol)), next);
        await ExchangeAnswer.WriteAsync(context, list, WriteOrders);
    }

    private static void WriteOrders(Utf8JsonWriter json, (OrderInfo[] Orders, Instrument[] Instruments, long Next) list)
    {
        json.WriteStartObject();
        json.WriteStartArray("orders"u8);
        for (var i = 0; i < list.Orders.Length; i++)
            OrderJson.Write(json, list.Orders[i], list.Instruments[i]);
        json.WriteEndArray();
        WriteNext(json, list.Next);
        json.WriteEndObject();
    }

    private static void WriteTrades(Utf8JsonWriter json, (FillInfo[] Fills, Instrument[] Instruments, long Next) list)
    {
        json.WriteStartObject();
        json.WriteStartArray("trades"u8);
        for (var i = 0; i < list.Fills.Length; i++)
            OrderJson.Write(json, list.Fills[i], list.Instruments[i]);
        json.WriteEndArray();
        WriteNext(json, list.Next);
        json.WriteEndObject();
    }

    private static void WriteBalances(Utf8JsonWriter json, Balance[] balances)
    {
        json.WriteStartObject();
        json.WriteStartArray("balances"u8);
        foreach (ref readonly var balance in balances.AsSpan())
            BalanceJson.Write(json, balance);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The cursor of the next page; <c>null</c> where this is the last. The first item of all has number 1.</summary>
    private static void WriteNext(Utf8JsonWriter json, long next)
    {
        if (next <= 1)
            json.WriteNull("next"u8);
        else
            json.WriteString("next"u8, next.ToString(CultureInfo.InvariantCulture));
    }
}
