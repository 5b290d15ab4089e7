using Trading.Exchange;

namespace Trading.Gateway.History;

/// <summary>
/// Makes rows of events: what an account does with its orders (exchange.md, "Status") done once more, from the rows that are there. An
/// event that the history has is passed over, so that
/// any part of the journal may be read again. Pure.
/// </summary>
/// <param name="users">The users of the events.</param>
/// <param name="orders">The orders that were placed before these events, of those that the events name.</param>
/// <param name="tickLotUnits">By instrument, what one lot costs at one tick; units of the quote asset.</param>
internal sealed class HistoryFold(
    IReadOnlyDictionary<string, HistoryUser> users,
    IDictionary<OrderName, HistoryOrder> orders,
    IReadOnlyDictionary<string, long> tickLotUnits)
{
    private readonly HashSet<HistoryOrder> _changed = [];

    /// <summary>Orders that these events placed.</summary>
    public List<HistoryOrder> Placed { get; } = [];

    /// <summary>Orders of before that these events changed.</summary>
    public IReadOnlyCollection<HistoryOrder> Changed => _changed;

    /// <summary>What happened to orders.</summary>
    public List<OrderChange> Changes { get; } = [];

    /// <summary>What was traded.</summary>
    public List<OrderTrade> Trades { get; } = [];

    /// <summary>Takes one event.</summary>
    /// <exception cref="HistoryMismatchException">The event names an order that the history does not know.</exception>
    public void Apply(in HistoryEntry entry)
    {
        var user = users[entry.User];
        if (entry.Number <= user.LastEvent)
            return;
        user.LastEvent = entry.Number;
        switch (entry.Event)
        {
            case OrderPlaced placed:
                Place(user, entry, placed);
                break;
            case OrderChangeRequested { Command: var command } requested:
                var asked = Find(new OrderName(entry.User, requested.Symbol, command.Order));
                Changes.Add(new OrderChange(
                    user.Name, entry.Number, asked.Sequence, OrderChangeKinds.Of(command.Kind), entry.TimeMs, command.Ticks, command.Lots,
                    0, OrderReason.None));
                break;
            case BookTold { Event.Kind: not BookEventKind.FeeCollected } told:
                Tell(user, entry.Number, Find(new OrderName(entry.User, told.Symbol, told.Event.Order)), told.Event);
                break;
        }
    }

    private void Place(HistoryUser user, in HistoryEntry entry, OrderPlaced placed)
    {
        var request = placed.Request;
        var isRejected = placed.Rejection != OrderReason.None;
        var order = new HistoryOrder
        {
            Name = new OrderName(user.Name, request.Symbol, placed.Command.Number),
            Sequence = ++user.Orders,
            OrderId = placed.OrderId,
            Side = request.Side,
            Request = request,
            CreatedMs = entry.TimeMs,
            Ticks = request.Ticks,
            Lots = request.Lots,
            Status = isRejected ? OrderStatus.Rejected : OrderStatus.New,
            Reason = placed.Rejection,
            UpdatedMs = entry.TimeMs,
        };
        Placed.Add(order);
        // One that was rejected at once has no command: no event names it again.
        if (!isRejected)
            orders.Add(order.Name, order);
        Changes.Add(new OrderChange(
            user.Name,
            entry.Number,
            order.Sequence,
            isRejected ? OrderChangeKinds.Rejected : OrderChangeKinds.Placed,
            entry.TimeMs,
            request.Ticks,
            request.Lots,
            0,
            placed.Rejection));
    }

    private void Tell(HistoryUser user, long number, HistoryOrder order, in BookEvent e)
    {
        Changes.Add(new OrderChange(
            user.Name, number, order.Sequence, OrderChangeKinds.Of(e.Kind), e.TimeMs, e.Ticks, e.Lots, e.TradeId, e.Reason));
        // A refusal to change an order may come after the order's end, and changes nothing then.
        if (!order.IsOpen)
            return;
        order.UpdatedMs = e.TimeMs;
        switch (e.Kind)
        {
            case BookEventKind.Accepted:
                order.ReceivedMs = e.TimeMs;
                break;
            case BookEventKind.Rejected:
                (order.ReceivedMs, order.Status, order.Reason) = (e.TimeMs, OrderStatus.Rejected, e.Reason);
                break;
            case BookEventKind.Filled:
                Fill(user, order, e);
                break;
            case BookEventKind.Amended:
                (order.Ticks, order.Lots) = (e.Ticks, e.Lots);
                break;
            case BookEventKind.Closed:
                (order.Status, order.Reason) = (e.Reason == OrderReason.None ? OrderStatus.Filled : OrderStatus.Cancelled, e.Reason);
                break;
        }

        if (order.Request is null)
            _changed.Add(order);
    }

    private void Fill(HistoryUser user, HistoryOrder order, in BookEvent e)
    {
        var symbol = order.Name.Symbol;
        if (!tickLotUnits.TryGetValue(symbol, out var units))
            throw new HistoryMismatchException($"'{user.Name}' traded {symbol}, of which the history knows no terms.");
        var notional = e.Ticks * e.Lots * units;
        order.FilledLots += e.Lots;
        order.FilledQuote += notional;
        order.Status = order.Lots > 0 && order.FilledLots >= order.Lots ? OrderStatus.Filled : OrderStatus.PartiallyFilled;
        var fill = new OrderFill(e.TradeId, e.Ticks, e.Lots, e.Fee, e.Role, e.TimeMs);
        var info = new FillInfo(++user.Fills, order.OrderId, symbol, order.Side, fill);
        Trades.Add(new OrderTrade(user.Name, order.Sequence, info, notional));
    }

    private HistoryOrder Find(OrderName name) => orders.TryGetValue(name, out var order)
        ? order
        : throw new HistoryMismatchException(
            $"The journal tells of order {name.Command} of '{name.User}' on {name.Symbol}, which the history does not know.");
}
