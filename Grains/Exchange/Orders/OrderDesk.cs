using Orleans;
using Trading.Accounts;

namespace Trading.Exchange;

/// <summary>
/// Does for an account what its user asks of the exchange: decides by <see cref="OrderRules"/>, makes the events durable, talks to the
/// books. Calls interleave at awaits; whatever is decided is decided and executed without one between.
/// </summary>
/// <param name="user">The user.</param>
/// <param name="executor">Executes events on the account.</param>
/// <param name="commit">Makes everything executed so far durable.</param>
/// <param name="grains">Finds books.</param>
/// <param name="instruments">Finds instruments.</param>
/// <param name="time">The clock.</param>
/// <param name="failed">Hears why a book could not be asked, or did not answer as it should.</param>
internal sealed class OrderDesk(
    string user,
    AccountExecutor executor,
    Func<Task> commit,
    IGrainFactory grains,
    InstrumentDirectory instruments,
    TimeProvider time,
    Action<Exception> failed)
{
    private readonly Dictionary<string, BookSession> _sessions = new(StringComparer.Ordinal);
    private readonly OrderIds _ids = new(user);
    private Task? _catchUp;

    private bool IsCaughtUp => _catchUp is { IsCompletedSuccessfully: true };

    private Account Account => executor.Account;

    private OrderLedger Ledger => executor.Account.Orders;

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>
    /// Places an order where nothing has to be found out first, which is so for nearly all: then a request is nothing but an
    /// <see cref="AwaitedAnswer"/> while it waits.
    /// </summary>
    /// <returns>The answer; null where <see cref="PlaceAsync"/> is needed, and nothing has happened.</returns>
    public Task<OrderAnswer>? TryPlace(PlaceOrder request)
    {
        var found = instruments.FindAsync(request.Symbol);
        return IsCaughtUp && !NeedsEstimate(request) && !IsKnown(request)
            && found is { IsCompletedSuccessfully: true, Result: { } instrument }
            ? Place(instrument, request, estimate: 0)
            : null;
    }

    /// <summary>Cancels an order where nothing has to be found out first.</summary>
    /// <returns>The answer; null where <see cref="CancelAsync"/> is needed, and nothing has happened.</returns>
    public Task<OrderAnswer>? TryCancel(OrderKey key) =>
        IsCaughtUp && Ledger.Find(key) is { } order && IsPlaced(order) ? Cancel(order) : null;

    /// <summary>Changes an order where nothing has to be found out first.</summary>
    /// <returns>The answer; null where <see cref="AmendAsync"/> is needed, and nothing has happened.</returns>
    public Task<OrderAnswer>? TryAmend(AmendOrder amend) =>
        IsCaughtUp && Ledger.Find(amend.Key) is { AmendNumber: 0 } order && IsPlaced(order) && amend.RequestId is null
        && OrderRules.Amend(Account, order, amend, out _) is { } requested
            ? Change(order, requested, AnswerToAmend)
            : null;

    /// <summary>The same for terms that are not in steps yet.</summary>
    public Task<OrderAnswer>? TryAmend(AmendTerms terms) =>
        IsCaughtUp && Ledger.Find(terms.Key) is { } order && terms.On(order.Link.Instrument, out _) is { } amend ? TryAmend(amend) : null;

    /// <summary>Places an order, unless its client order id names one already.</summary>
    public async Task<OrderAnswer> PlaceAsync(PlaceOrder request)
    {
        if (await instruments.FindAsync(request.Symbol) is not { } instrument)
            return new OrderAnswer(ExchangeStatus.UnknownSymbol, null);
        await CatchUpAsync();
        if (await FindFirstAsync(request) is { } first)
            return first;
        var check = OrderRules.Check(Ledger, instrument, request);
        if (check != ExchangeStatus.Ok)
            return new OrderAnswer(check, null);
        var estimate = await EstimateAsync(request);
        return await FindFirstAsync(request) ?? await Place(instrument, request, estimate);
    }

    /// <summary>Cancels an open order.</summary>
    public async Task<OrderAnswer> CancelAsync(OrderKey key)
    {
        await CatchUpAsync();
        if (Ledger.Find(key) is not { } order)
            return new OrderAnswer(ExchangeStatus.UnknownOrder, null);
        await AwaitPlacedAsync(order);
        return await Cancel(order);
    }

    /// <summary>Cancels all open orders, or those of one instrument.</summary>
    public async Task<OrderInfo[]> CancelAllAsync(string? symbol)
    {
        await CatchUpAsync();
        Order[] orders = [.. OpenOrders(symbol)];
        await Task.WhenAll(orders.Select(AwaitPlacedAsync));
        await Task.WhenAll(orders.Where(o => o.IsOpen).Select(Cancel));
        return [.. orders.Select(o => o.ToInfo())];
    }

    /// <summary>Changes an open order.</summary>
    public async Task<OrderAnswer> AmendAsync(AmendOrder amend)
    {
        await CatchUpAsync();
        if (Ledger.Find(amend.Key) is not { } order)
            return new OrderAnswer(ExchangeStatus.UnknownOrder, null);
        await AwaitPlacedAsync(order);
        while (order.AmendNumber != 0)
            await AwaitAsync(order, order.AmendNumber, null, AnswerTo);
        if (amend.RequestId is { } requestId && Ledger.Amends.Find(requestId) is { } known)
            return await AnswerToAsync(known, order, amend);
        var requested = OrderRules.Amend(Account, order, amend, out var status);
        if (amend.RequestId is { } id)
            executor.Write(new AmendDecided(id, order.Id, amend.Ticks, amend.Lots, status, requested?.Command.Number ?? 0), NowMs);
        if (requested is null)
        {
            await commit();
            return new OrderAnswer(status, order.ToInfo());
        }

        return await Change(order, requested, AnswerToAmend);
    }

    /// <summary>Changes an open order, to terms that are not in steps yet.</summary>
    public async Task<OrderAnswer> AmendAsync(AmendTerms terms)
    {
        await CatchUpAsync();
        if (Ledger.Find(terms.Key) is not { } order)
            return new OrderAnswer(ExchangeStatus.UnknownOrder, null);
        if (terms.On(order.Link.Instrument, out var fault) is { } amend)
            return await AmendAsync(amend);
        return await AwaitPlacedAsync(order) with { Status = fault };
    }

    /// <summary>One order, or null.</summary>
    public async Task<OrderInfo?> GetAsync(OrderKey key)
    {
        await CatchUpAsync();
        if (Ledger.Find(key) is not { } order)
            return null;
        await AwaitPlacedAsync(order);
        return order.ToInfo();
    }

    /// <summary>Open orders, newest first.</summary>
    public async Task<OrderInfo[]> GetOpenAsync(string? symbol)
    {
        await CatchUpAsync();
        return await DurableAsync([.. OpenOrders(symbol).OrderByDescending(o => o.Sequence).Select(o => o.ToInfo())]);
    }

    /// <summary>Orders, newest first.</summary>
    public async Task<OrderInfo[]> GetOrdersAsync(OrderQuery query)
    {
        await CatchUpAsync();
        return await DurableAsync(
        [
            .. Ledger.ById.Values.Where(
                o => (query.Symbol is null || o.Request.Symbol == query.Symbol) && (query.Before == 0 || o.Sequence < query.Before))
                .OrderByDescending(o => o.Sequence).Take(query.Limit).Select(o => o.ToInfo()),
        ]);
    }

    /// <summary>Fills, newest first.</summary>
    public async Task<FillInfo[]> GetFillsAsync(OrderQuery query)
    {
        await CatchUpAsync();
        return await DurableAsync(
        [
            .. Ledger.Fills.Reverse().Where(
                f => (query.Symbol is null || f.Symbol == query.Symbol) && (query.Before == 0 || f.Sequence < query.Before))
                .Take(query.Limit),
        ]);
    }

    /// <summary>All balances.</summary>
    public async Task<Balance[]> GetBalancesAsync()
    {
        await CatchUpAsync();
        return await DurableAsync(Account.Balances());
    }

    /// <summary>Makes a deposit or withdrawal, once.</summary>
    public async Task<TransferAnswer> TransferAsync(Transfer transfer)
    {
        // Before the id is looked up: between that and the event nothing may be awaited.
        if (transfer.IsWithdrawal)
            await CatchUpAsync();
        if (Ledger.Transfers.TryGetValue(transfer.Id, out var first))
        {
            await commit();
            var status = first == transfer ? ExchangeStatus.Ok : ExchangeStatus.TransferIdReused;
            return new TransferAnswer(status, Account.BalanceOf(transfer.Asset), status == ExchangeStatus.Ok);
        }

        var check = OrderRules.Check(Account, transfer);
        if (check != ExchangeStatus.Ok)
            return new TransferAnswer(check, Account.BalanceOf(transfer.Asset));
        executor.Write(new Transferred(transfer), NowMs);
        var balance = Account.BalanceOf(transfer.Asset);
        await commit();
        return new TransferAnswer(ExchangeStatus.Ok, balance);
    }

    /// <summary>Takes events that a book sent by itself, where the account knows the book.</summary>
    /// <returns>The last event that is durable here; null where <see cref="TakeAsync"/> is needed, and nothing has happened.</returns>
    public Task<long>? TryTake(string symbol, BookEvent[] events) =>
        Ledger.Links.TryGetValue(symbol, out var link) ? SessionOf(link.Instrument).TakeAsync(events) : null;

    /// <summary>Takes events that a book sent by itself.</summary>
    public async Task<long> TakeAsync(string symbol, BookEvent[] events)
    {
        var instrument = await instruments.FindAsync(symbol)
            ?? throw new ArgumentException($"Events of {symbol}, which is no instrument.", nameof(symbol));
        return await SessionOf(instrument).TakeAsync(events);
    }

    /// <summary>Sends the commands that still wait for an answer.</summary>
    /// <exception cref="OrderOutcomeUnknownException">A book could not be asked.</exception>
    public async Task ResumeAsync()
    {
        foreach (var link in Ledger.Links.Values.Where(l => l.Unanswered.Count > 0).ToArray())
            await SessionOf(link.Instrument).CatchUpAsync();
    }

    /// <summary>
    /// After an activation, asks the books for what happened to open orders since: what was durable with them had perhaps been told to the
    /// user before.
    /// </summary>
    private Task CatchUpAsync()
    {
        if (_catchUp is null or { IsFaulted: true })
        {
            _catchUp = Task.WhenAll(Ledger.Links.Values.Where(l => l.Unanswered.Count + l.Orders.Count > 0)
                .Select(l => SessionOf(l.Instrument).CatchUpAsync()));
        }

        return _catchUp;
    }

    /// <summary>
    /// Gives what was read once it is durable. It is read before and not after: what is executed meanwhile is not durable when the task
    /// ends.
    /// </summary>
    private async Task<T[]> DurableAsync<T>(T[] read)
    {
        await commit();
        return read;
    }

    private async Task<OrderAnswer?> FindFirstAsync(PlaceOrder request)
    {
        if (request.ClientOrderId is not { } clientId)
            return null;
        if (Ledger.ByClientId.TryGetValue(clientId, out var order))
        {
            if (!OrderRules.IsSame(order.Request, request))
                return new OrderAnswer(ExchangeStatus.ClientOrderIdReused, order.ToInfo(), IsRepeat: true);
            return await AwaitPlacedAsync(order) with { IsRepeat = true };
        }

        return Ledger.Forgotten.Contains(clientId) ? new OrderAnswer(ExchangeStatus.ClientOrderIdReused, null, IsRepeat: true) : null;
    }

    private async ValueTask<long> EstimateAsync(PlaceOrder request)
    {
        if (!NeedsEstimate(request))
            return 0;
        try
        {
            return await grains.GetGrain<IBookGrain>(request.Symbol).EstimateAsync(request.Side, request.Lots);
        }
        catch (Exception e)
        {
            throw new OrderOutcomeUnknownException($"The book {request.Symbol} did not answer.", e);
        }
    }

    private static bool NeedsEstimate(PlaceOrder request) => request is { Type: OrderType.Market, Side: OrderSide.Buy, Lots: > 0 };

    private bool IsKnown(PlaceOrder request) =>
        request.ClientOrderId is { } clientId && (Ledger.ByClientId.ContainsKey(clientId) || Ledger.Forgotten.Contains(clientId));

    /// <summary>True where the order is with its book, or was refused there, which then is durable.</summary>
    private static bool IsPlaced(Order order) => order.Number > 0 && order.Link.IsAnswered(order.Number);

    /// <summary>Decides a new order, without an await before the event, and gives the answer once the book has it.</summary>
    private Task<OrderAnswer> Place(Instrument instrument, PlaceOrder request, long estimate)
    {
        var check = OrderRules.Check(Ledger, instrument, request);
        if (check != ExchangeStatus.Ok)
            return Task.FromResult(new OrderAnswer(check, null));
        var link = SessionOf(instrument).Link;
        var nowMs = NowMs;
        var placed = OrderRules.Place(Account, link, request, _ids.Create(Ledger.Placed + 1, nowMs), estimate);
        executor.Write(placed, nowMs);
        return AwaitPlacedAsync(Ledger.ById[placed.OrderId]);
    }

    private Task<OrderAnswer> Cancel(Order order) => order.IsOpen
        ? Change(order, OrderRules.Cancel(order), AnswerToCancel)
        : Task.FromResult(new OrderAnswer(ExchangeStatus.OrderNotOpen, order.ToInfo()));

    private Task<OrderAnswer> Change(Order order, OrderChangeRequested requested, Func<Order, OrderChange?, OrderAnswer> answer)
    {
        executor.Write(requested, NowMs);
        return AwaitAsync(order, requested.Command.Number, order.Link.Changes[requested.Command.Number], answer);
    }

    private Task<OrderAnswer> AwaitPlacedAsync(Order order) =>
        order.Number == 0 ? AwaitRejectedAsync(order) : AwaitAsync(order, order.Number, null, AnswerTo);

    private async Task<OrderAnswer> AwaitRejectedAsync(Order order)
    {
        await commit();
        return AnswerTo(order, null);
    }

    private Task<OrderAnswer> AwaitAsync(
        Order order, long number, OrderChange? change, Func<Order, OrderChange?, OrderAnswer> answer) =>
        SessionOf(order.Link.Instrument).AwaitAsync(new AwaitedAnswer(number, order, change, answer));

    /// <summary>The first answer to an amendment that comes again, with the order as it is now.</summary>
    private async Task<OrderAnswer> AnswerToAsync(KnownAmend known, Order order, AmendOrder amend)
    {
        if (!known.IsFor(order.Id, amend))
            return new OrderAnswer(ExchangeStatus.ClientOrderIdReused, order.ToInfo(), IsRepeat: true);
        await (known.Decided.Command == 0 ? commit() : AwaitAsync(order, known.Decided.Command, null, AnswerTo));
        return new OrderAnswer(known.Status, order.ToInfo(), IsRepeat: true);
    }

    private IEnumerable<Order> OpenOrders(string? symbol) =>
        Ledger.Links.Values.Where(l => symbol is null || l.Instrument.Symbol == symbol).SelectMany(l => l.Orders.Values);

    private BookSession SessionOf(Instrument instrument)
    {
        if (_sessions.TryGetValue(instrument.Symbol, out var session))
            return session;
        if (!Ledger.Links.ContainsKey(instrument.Symbol))
            executor.Write(new InstrumentUsed(instrument), NowMs);
        session = new BookSession(
            user, Ledger.Links[instrument.Symbol], grains.GetGrain<IBookGrain>(instrument.Symbol), commit, Take, failed);
        _sessions.Add(instrument.Symbol, session);
        return session;
    }

    private void Take(BookLink link, BookEvent[] events)
    {
        var nowMs = NowMs;
        foreach (ref readonly var e in events.AsSpan())
            if (e.Number == link.LastEvent + 1)
                executor.WriteTold(link, e, nowMs);
    }

    private static OrderAnswer AnswerTo(Order order, OrderChange? change) => new(
        order.Status == OrderStatus.Rejected ? OrderRules.StatusOf(order.Reason) : ExchangeStatus.Ok, order.ToInfo());

    private static OrderAnswer AnswerToCancel(Order order, OrderChange? change) => new(
        order is { Status: OrderStatus.Cancelled, Reason: OrderReason.User } ? ExchangeStatus.Ok : ExchangeStatus.OrderNotOpen,
        order.ToInfo());

    private static OrderAnswer AnswerToAmend(Order order, OrderChange? change) => new(OrderRules.StatusOf(change!.Refusal), order.ToInfo());
}
