using Trading.Accounts;

namespace Trading.Exchange;

/// <summary>
/// The orders of an account, what is reserved for them, and its deposits. Like the account it belongs to it changes by events alone:
/// <see cref="Apply"/>. What may be done is decided in <see cref="OrderRules"/>. Pure: no clock, no I/O.
/// </summary>
internal sealed class OrderLedger(Account account)
{
    /// <summary>Ended orders kept; older ones are in the audit journal and the relational history only.</summary>
    public const int EndedMax = 500;

    /// <summary>Fills kept.</summary>
    public const int FillsMax = 1_000;

    private readonly Dictionary<string, BookLink> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Order> _byId = [];
    private readonly Dictionary<string, Order> _byClientId = new(StringComparer.Ordinal);
    private readonly Queue<(Guid Id, string? ClientId)> _ended = new();
    private readonly Queue<FillInfo> _fills = new();
    private readonly Dictionary<string, Transfer> _transfers = new(StringComparer.Ordinal);

    /// <summary>The streams to books, by instrument.</summary>
    public Dictionary<string, BookLink> Links => _links;

    /// <summary>All orders known, by id.</summary>
    public Dictionary<Guid, Order> ById => _byId;

    /// <summary>All orders known that have one, by the client's id.</summary>
    public Dictionary<string, Order> ByClientId => _byClientId;

    /// <summary>Client ids of orders that are known no more.</summary>
    public ForgottenIds Forgotten { get; private set; } = new();

    /// <summary>Orders that ended, in the order of their ends.</summary>
    public IEnumerable<Order> Ended => _ended.Select(ended => _byId[ended.Id]);

    /// <summary>The last fills, oldest first.</summary>
    public Queue<FillInfo> Fills => _fills;

    /// <summary>Deposits and withdrawals by id.</summary>
    public Dictionary<string, Transfer> Transfers => _transfers;

    /// <summary>The last amendments whose requests had ids.</summary>
    public AmendMemory Amends { get; } = new();

    /// <summary>The number of orders ever placed; the <see cref="Order.Sequence"/> of the last.</summary>
    public long Placed { get; private set; }

    /// <summary>The number of fills ever; the <see cref="FillInfo.Sequence"/> of the last.</summary>
    public long Filled { get; private set; }

    /// <summary>The number of open orders.</summary>
    public int OpenCount => _byId.Count - _ended.Count;

    /// <summary>True where a command waits for its book: it must be sent again after a restart.</summary>
    public bool HasUnanswered
    {
        get
        {
            foreach (var link in _links)
                if (link.Value.Unanswered.Count > 0)
                    return true;
            return false;
        }
    }

    /// <summary>Who hears of changes, or null; not part of the state.</summary>
    public OrderChanges? Watcher { get; set; }

    /// <summary>An order by either of its names, or null.</summary>
    public Order? Find(OrderKey key) =>
        key.ClientOrderId is { } clientId ? _byClientId.GetValueOrDefault(clientId) : _byId.GetValueOrDefault(key.OrderId);

    /// <summary>Makes an event's change.</summary>
    public void Apply(ExchangeEvent e, long timeMs)
    {
        switch (e)
        {
            case BookTold told:
                Apply(_links[told.Symbol], told.Event);
                break;
            case OrderPlaced placed:
                Apply(placed, timeMs);
                break;
            case OrderChangeRequested requested:
                Apply(requested);
                break;
            case AmendDecided decided:
                Amends.Add(new KnownAmend(decided));
                break;
            case InstrumentUsed { Instrument: var instrument }:
                _links.Add(instrument.Symbol, new BookLink(instrument));
                break;
            case Transferred { Transfer: var transfer }:
                Move(transfer.Asset, transfer.IsWithdrawal ? -transfer.Units : transfer.Units, 0);
                _transfers.Add(transfer.Id, transfer);
                break;
        }
    }

    /// <summary>Sets what a snapshot holds; on a new ledger only.</summary>
    public void Restore(long placed, long filled, ForgottenIds forgotten) => (Placed, Filled, Forgotten) = (placed, filled, forgotten);

    /// <summary>Adds an order from a snapshot; its reserve is counted in the account's balances, which the snapshot has too.</summary>
    public void Restore(Order order)
    {
        Index(order);
        if (order.IsOpen)
            order.Link.Orders.Add(order.Number, order);
        else
            _ended.Enqueue((order.Id, order.Request.ClientOrderId));
    }

    /// <summary>Finds the orders of commands that wait for an answer, once a snapshot's orders are there.</summary>
    public void RestoreChanges()
    {
        foreach (var link in _links.Values.Where(l => l.Unanswered.Exists(c => c.Kind != BookCommandKind.Place)))
        {
            var orders = _byId.Values.Where(o => o.Link == link && o.Number > 0).ToDictionary(o => o.Number);
            foreach (var command in link.Unanswered)
                if (command.Kind != BookCommandKind.Place && orders.TryGetValue(command.Order, out var order))
                    link.Changes.Add(command.Number, new OrderChange(order.Id));
        }
    }

    private void Apply(OrderPlaced placed, long timeMs)
    {
        var link = _links[placed.Request.Symbol];
        var order = new Order(link, ++Placed, placed.OrderId, placed.Request, placed.Command, timeMs) { UpdatedMs = timeMs };
        Index(order);
        if (placed.Rejection != OrderReason.None)
        {
            End(order, OrderStatus.Rejected, placed.Rejection);
        }
        else
        {
            link.LastCommand = placed.Command.Number;
            link.Unanswered.Add(placed.Command);
            link.Orders.Add(placed.Command.Number, order);
            ReserveFor(order, placed.Reserve);
        }

        Watcher?.Add(order);
    }

    private void Apply(OrderChangeRequested requested)
    {
        var link = _links[requested.Symbol];
        var command = requested.Command;
        link.LastCommand = command.Number;
        link.Unanswered.Add(command);
        var order = link.Orders[command.Order];
        link.Changes.Add(command.Number, new OrderChange(order.Id));
        order.ChangeRefusal = OrderReason.None;
        if (command.Kind == BookCommandKind.Amend)
        {
            order.AmendNumber = command.Number;
            ReserveFor(order, requested.Reserve);
        }
    }

    /// <summary>Makes the change of what a book told.</summary>
    public void Apply(BookLink link, in BookEvent e)
    {
        if (e.Number != link.LastEvent + 1)
            throw new InvalidOperationException($"Event {e.Number} of {link.Instrument.Symbol} came after {link.LastEvent}.");
        link.LastEvent = e.Number;
        if (e.Command > 0)
            Answer(link, e);
        if (e.Kind == BookEventKind.FeeCollected)
        {
            Move(link.Instrument.Quote, e.Fee, 0);
            return;
        }

        // A refusal to change an order may come after the order's end.
        if (!link.Orders.TryGetValue(e.Order, out var order))
            return;
        order.UpdatedMs = e.TimeMs;
        if (e.Command > 0 && e.Command == order.AmendNumber)
            order.AmendNumber = 0;
        Apply(order, e);
        Watcher?.Add(order);
    }

    private void Answer(BookLink link, in BookEvent e)
    {
        link.Answer(e.Command);
        if (!link.Changes.Remove(e.Command, out var change) || e.Kind is not (BookEventKind.AmendRefused or BookEventKind.CancelRefused))
            return;
        change.Refusal = e.Reason;
        Amends.Refuse(change.OrderId, e.Command, OrderRules.StatusOf(e.Reason));
    }

    private void Apply(Order order, in BookEvent e)
    {
        switch (e.Kind)
        {
            case BookEventKind.Accepted:
                order.ReceivedMs = e.TimeMs;
                break;
            case BookEventKind.Rejected:
                order.ReceivedMs = e.TimeMs;
                End(order, OrderStatus.Rejected, e.Reason);
                break;
            case BookEventKind.Filled:
                Fill(order, e);
                break;
            case BookEventKind.Amended:
                (order.Ticks, order.Lots) = (e.Ticks, e.Lots);
                ReleaseSurplus(order);
                break;
            case BookEventKind.AmendRefused:
            case BookEventKind.CancelRefused:
                order.ChangeRefusal = e.Reason;
                ReleaseSurplus(order);
                break;
            case BookEventKind.Closed:
                End(order, e.Reason == OrderReason.None ? OrderStatus.Filled : OrderStatus.Cancelled, e.Reason);
                break;
        }
    }

    private void Fill(Order order, in BookEvent e)
    {
        var instrument = order.Link.Instrument;
        var notional = (long)Reserve.Notional(instrument, e.Ticks, e.Lots);
        var baseUnits = e.Lots * instrument.LotUnits;
        if (order.Request.Side == OrderSide.Buy)
        {
            Spend(order, notional + e.Fee);
            Move(instrument.Base, baseUnits, 0);
        }
        else
        {
            Spend(order, baseUnits);
            Move(instrument.Quote, notional - e.Fee, 0);
        }

        order.FilledLots += e.Lots;
        order.FilledQuote += notional;
        order.Status = order.Lots > 0 && order.FilledLots >= order.Lots ? OrderStatus.Filled : OrderStatus.PartiallyFilled;
        var fill = new OrderFill(e.TradeId, e.Ticks, e.Lots, e.Fee, e.Role, e.TimeMs);
        order.Add(fill);
        Add(new FillInfo(++Filled, order.Id, instrument.Symbol, order.Request.Side, fill));
        if (order.Status == OrderStatus.Filled)
            End(order, OrderStatus.Filled, OrderReason.None);
        else
            ReleaseSurplus(order);
    }

    private void Add(FillInfo fill)
    {
        if (_fills.Count == FillsMax)
            _fills.Dequeue();
        _fills.Enqueue(fill);
        Watcher?.Add(fill);
    }

    /// <summary>Gives back what a limit order cannot need any more. While an amendment is under way it may.</summary>
    private void ReleaseSurplus(Order order)
    {
        if (order.AmendNumber != 0 || order.Request.Type != OrderType.Limit)
            return;
        var surplus = order.Reserved - Reserve.OfRest(order);
        if (surplus > 0)
            ReserveFor(order, -(long)surplus);
    }

    private void End(Order order, OrderStatus status, OrderReason reason)
    {
        (order.Status, order.Reason, order.AmendNumber) = (status, reason, 0);
        ReserveFor(order, -order.Reserved);
        order.Link.Orders.Remove(order.Number);
        _ended.Enqueue((order.Id, order.Request.ClientOrderId));
        if (_ended.Count > EndedMax)
            Forget(_ended.Dequeue());
    }

    /// <summary>Forgets an order by its names: the order itself is in no cache any more when its turn comes.</summary>
    private void Forget((Guid Id, string? ClientId) ended)
    {
        _byId.Remove(ended.Id);
        if (ended.ClientId is { } clientId && _byClientId.Remove(clientId))
            Forgotten.Add(clientId);
    }

    private void Index(Order order)
    {
        _byId.Add(order.Id, order);
        if (order.Request.ClientOrderId is { } clientId)
            _byClientId.Add(clientId, order);
    }

    private void ReserveFor(Order order, long units)
    {
        if (units == 0)
            return;
        order.Reserved += units;
        Move(order.ReserveAsset, -units, units);
    }

    private void Spend(Order order, long units)
    {
        order.Reserved -= units;
        if (order.Reserved < 0)
            throw new InvalidOperationException($"Order {order.Id} spent {-order.Reserved} units more than were reserved for it.");
        Move(order.ReserveAsset, 0, -units);
    }

    private void Move(Asset asset, long available, long reserved)
    {
        account.Move(asset, available, reserved);
        Watcher?.Add(asset);
    }
}
