namespace Trading.Exchange.Matching;

/// <summary>
/// The order book of one instrument (exchange.md, Orders): price-time priority, in whole ticks and lots. Pure: it has no clock and no I/O,
/// and the same commands give the same results. Made for one thread. What a command does is told to a sink while it happens; nothing is
/// allocated but where more orders or prices are open than ever before.
/// </summary>
internal sealed class OrderBook
{
    /// <summary>The most orders that can be open.</summary>
    public const int OrdersMax = 1 << 26;

    private const int FirstCapacity = 1024;

    private readonly OrderPool _orders;
    private readonly OrderIndex _index;
    private readonly LevelPool _levels = new();
    private readonly HalfBook _bids;
    private readonly HalfBook _asks;
    private readonly BookTerms _terms;

    /// <summary>An empty book.</summary>
    /// <param name="terms">The terms of the instrument.</param>
    /// <param name="capacity">How many open orders it has room for before it has to grow.</param>
    public OrderBook(BookTerms terms, int capacity = FirstCapacity)
    {
        terms.Verify();
        _terms = terms;
        _orders = new OrderPool(capacity);
        _index = new OrderIndex(capacity);
        _bids = new HalfBook(OrderSide.Buy, _orders, _levels);
        _asks = new HalfBook(OrderSide.Sell, _orders, _levels);
    }

    /// <summary>The terms of the instrument.</summary>
    public BookTerms Terms => _terms;

    /// <summary>The number of the order that was accepted last; 0 before the first.</summary>
    public long LastNumber { get; private set; }

    /// <summary>The number of the last trade; 0 before the first.</summary>
    public long LastTradeId { get; private set; }

    /// <summary>How many orders are open.</summary>
    public int OpenOrders => _orders.Count;

    /// <summary>The best price of a side and what rests there; the default where the side is empty.</summary>
    public DepthLevel Best(OrderSide side) => LevelAt(Half(side).Best);

    /// <summary>Copies the levels of a side from the best; returns how many, at most the length of the span.</summary>
    public int CopyDepth(OrderSide side, Span<DepthLevel> levels)
    {
        var half = Half(side);
        var count = 0;
        for (var slot = half.Best; slot != 0 && count < levels.Length; slot = half.NextAfter(slot))
            levels[count++] = LevelAt(slot);
        return count;
    }

    /// <summary>Finds an open order; false where none of that number is open.</summary>
    public bool TryGet(long number, out BookOrder order)
    {
        var slot = _index.Find(number, _orders.Orders);
        order = slot == 0 ? default : OrderAt(slot);
        return slot != 0;
    }

    /// <summary>The open orders of a side, best price first and in the order of time at each.</summary>
    public IEnumerable<BookOrder> OpenOrdersOf(OrderSide side)
    {
        var half = Half(side);
        for (var level = half.Best; level != 0; level = half.NextAfter(level))
            for (var slot = _levels.Levels[level].First; slot != 0; slot = _orders.Orders[slot].Next)
                yield return OrderAt(slot);
    }

    /// <summary>
    /// What an order would trade at once if it came now, by all the rules but post-only and fill-or-kill; nothing changes.
    /// </summary>
    /// <exception cref="ArgumentException">The order is not well formed.</exception>
    public FillEstimate Estimate(in NewOrder order)
    {
        if (!order.IsWellFormed)
            throw new ArgumentException($"{order} cannot be an order.", nameof(order));
        var makers = Half(Opposite(order.Side));
        return FillPreview.Walk(Taker.Of(order, makers), makers, _levels, _orders, _terms);
    }

    /// <summary>Places an order.</summary>
    public void Place<TSink>(in NewOrder order, ref TSink sink)
        where TSink : IBookSink, allows ref struct
    {
        var makers = Half(Opposite(order.Side));
        var refusal = Check(order, makers);
        if (refusal != Refusal.None)
        {
            sink.Rejected(order.Owner, refusal);
            return;
        }

        var taker = Taker.Of(order, makers);
        taker.Number = ++LastNumber;
        sink.Accepted(taker.Number, order.Owner);
        if (order.TimeInForce == TimeInForce.FillOrKill && !FillPreview.FillsWhole(taker, makers, _levels, _orders, _terms))
        {
            sink.Closed(taker.Number, order.Owner, CloseReason.FillOrKill, order.Lots);
            return;
        }

        Match(ref taker, makers, ref sink);
        if (taker.Lots == 0 || taker.MetItsOwner || !order.MayRest)
        {
            sink.Closed(taker.Number, order.Owner, ReasonOf(taker), taker.Lots);
            return;
        }

        var slot = Add(new BookOrder(
            taker.Number, order.Owner, order.Side, order.PriceTicks, order.Lots, taker.Lots, order.PostOnly, order.SelfTradePrevention));
        Rest(slot, order.PriceTicks, Half(order.Side), ref sink);
    }

    /// <summary>Cancels an open order.</summary>
    public void Cancel<TSink>(long number, ref TSink sink)
        where TSink : IBookSink, allows ref struct
    {
        var slot = _index.Find(number, _orders.Orders);
        if (slot == 0)
            sink.CancelRefused(number);
        else
            TakeOut(slot, CloseReason.Cancelled, ref sink);
    }

    /// <summary>
    /// Gives an open order a new price and a new total, filled part included (exchange.md, Orders, Amend). A smaller total at the same
    /// price keeps its place; one that is no more than what is filled closes the order as filled; anything else goes to the end of the
    /// queue, or matches.
    /// </summary>
    public void Amend<TSink>(long number, long priceTicks, long totalLots, ref TSink sink)
        where TSink : IBookSink, allows ref struct
    {
        var slot = _index.Find(number, _orders.Orders);
        var refusal = CheckAmend(slot, priceTicks, totalLots);
        if (refusal != Refusal.None)
        {
            sink.AmendRefused(number, refusal);
            return;
        }

        ref var order = ref _orders.Orders[slot];
        ref var record = ref _orders.Records[slot];
        ref readonly var level = ref _levels.Levels[order.Level];
        var filled = record.TotalLots - order.Lots;
        if (totalLots <= filled)
        {
            sink.Amended(number, order.Owner, level.PriceTicks, filled, 0, keptPlace: true);
            CloseAsFilled(slot, ref sink);
        }
        else if (priceTicks == level.PriceTicks && totalLots <= record.TotalLots)
        {
            var lessLots = record.TotalLots - totalLots;
            record = record with { TotalLots = totalLots };
            var left = Half(level.Side).Shrink(slot, lessLots);
            sink.Amended(number, order.Owner, priceTicks, totalLots, order.Lots, keptPlace: true);
            if (lessLots > 0)
                sink.LevelChanged(level.Side, priceTicks, left);
        }
        else
        {
            record = record with { TotalLots = totalLots };
            Requeue(slot, priceTicks, totalLots - filled, ref sink);
        }
    }

    private void Requeue<TSink>(int slot, long priceTicks, long lots, ref TSink sink)
        where TSink : IBookSink, allows ref struct
    {
        ref var order = ref _orders.Orders[slot];
        ref readonly var record = ref _orders.Records[slot];
        ref readonly var level = ref _levels.Levels[order.Level];
        var (side, oldTicks) = (level.Side, level.PriceTicks);
        var (half, makers) = (Half(side), Half(Opposite(side)));
        var left = half.Remove(slot);
        order.Lots = lots;
        sink.Amended(order.Number, order.Owner, priceTicks, record.TotalLots, lots, keptPlace: false);
        if (oldTicks != priceTicks)
            sink.LevelChanged(side, oldTicks, left);
        var taker = new Taker
        {
            Number = order.Number,
            Owner = order.Owner,
            Side = side,
            SelfTradePrevention = record.SelfTradePrevention,
            LimitKey = makers.KeyOf(priceTicks),
            Lots = lots,
        };
        Match(ref taker, makers, ref sink);
        order.Lots = taker.Lots;
        if (taker.Lots > 0 && !taker.MetItsOwner)
            Rest(slot, priceTicks, half, ref sink);
        else
            Close(slot, ReasonOf(taker), ref sink);
    }

    private void Match<TSink>(ref Taker taker, HalfBook makers, ref TSink sink)
        where TSink : IBookSink, allows ref struct
    {
        while (taker.Lots > 0 && !taker.IsStopped && makers.IsReachedBy(taker.LimitKey))
            TakeBestLevel(ref taker, makers, ref sink);
    }

    private void TakeBestLevel<TSink>(ref Taker taker, HalfBook makers, ref TSink sink)
        where TSink : IBookSink, allows ref struct
    {
        ref readonly var level = ref _levels.Levels[makers.Best];
        var (priceTicks, levelLots, slot) = (level.PriceTicks, level.Lots, level.First);
        var goneLots = 0L;
        while (slot != 0 && taker.Lots > 0 && !taker.IsStopped)
        {
            ref var maker = ref _orders.Orders[slot];
            var next = maker.Next;
            if (taker.MustNotTradeWith(maker))
            {
                taker.MetItsOwner = taker.IsStopped = taker.SelfTradePrevention != SelfTradePrevention.CancelMaker;
                if (taker.SelfTradePrevention == SelfTradePrevention.CancelTaker)
                    break;
                goneLots += maker.Lots;
                Close(slot, CloseReason.SelfTrade, ref sink);
                slot = next;
                continue;
            }

            var lots = taker.Take(maker.Lots, priceTicks, _terms);
            if (lots == 0)
                break;
            maker.Lots -= lots;
            goneLots += lots;
            sink.Traded(new BookTrade(
                ++LastTradeId, taker.Side, priceTicks, lots,
                maker.Number, maker.Owner, maker.Lots, taker.Number, taker.Owner, taker.Lots));
            if (maker.Lots > 0)
                break;
            Close(slot, CloseReason.Filled, ref sink);
            slot = next;
        }

        if (goneLots == 0)
            return;
        makers.CutBest(slot, goneLots);
        sink.LevelChanged(makers.Side, priceTicks, levelLots - goneLots);
    }

    private void Rest<TSink>(int slot, long priceTicks, HalfBook half, ref TSink sink)
        where TSink : IBookSink, allows ref struct =>
        sink.LevelChanged(half.Side, priceTicks, half.Append(slot, priceTicks));

    private void CloseAsFilled<TSink>(int slot, ref TSink sink)
        where TSink : IBookSink, allows ref struct
    {
        ref readonly var level = ref _levels.Levels[_orders.Orders[slot].Level];
        var (side, priceTicks) = (level.Side, level.PriceTicks);
        var left = Half(side).Remove(slot);
        _orders.Orders[slot].Lots = 0;
        Close(slot, CloseReason.Filled, ref sink);
        sink.LevelChanged(side, priceTicks, left);
    }

    private void TakeOut<TSink>(int slot, CloseReason reason, ref TSink sink)
        where TSink : IBookSink, allows ref struct
    {
        ref readonly var level = ref _levels.Levels[_orders.Orders[slot].Level];
        var (side, priceTicks) = (level.Side, level.PriceTicks);
        var left = Half(side).Remove(slot);
        Close(slot, reason, ref sink);
        sink.LevelChanged(side, priceTicks, left);
    }

    private void Close<TSink>(int slot, CloseReason reason, ref TSink sink)
        where TSink : IBookSink, allows ref struct
    {
        ref readonly var order = ref _orders.Orders[slot];
        _index.Remove(order.Number, _orders.Orders);
        sink.Closed(order.Number, order.Owner, reason, order.Lots);
        _orders.Return(slot);
    }

    /// <summary>
    /// Puts an open order behind those of its price, as it stood in a book that was saved; false where no run of commands leads there.
    /// </summary>
    internal bool TryRestore(in BookOrder order)
    {
        var (half, makers) = (Half(order.Side), Half(Opposite(order.Side)));
        if (order.Number < 1 || order.Number > LastNumber || order.LotsLeft < 1 || order.LotsLeft > order.TotalLots || order.Owner < 0
            || order.PriceTicks < 1 || !_terms.Allows(order.PriceTicks, order.TotalLots)
            || order.SelfTradePrevention > SelfTradePrevention.None
            || makers.IsReachedBy(makers.KeyOf(order.PriceTicks)) || half.Lots > long.MaxValue - order.LotsLeft
            || _index.Find(order.Number, _orders.Orders) != 0)
            return false;
        half.Append(Add(order), order.PriceTicks);
        return true;
    }

    /// <summary>Sets the numbers that the next order and the next trade follow, as they were in a book that was saved.</summary>
    internal void Restore(long lastNumber, long lastTradeId) => (LastNumber, LastTradeId) = (lastNumber, lastTradeId);

    private int Add(in BookOrder order)
    {
        var slot = _orders.Rent();
        _orders.Records[slot] = new OrderRecord(order.TotalLots, order.PostOnly, order.SelfTradePrevention);
        ref var resting = ref _orders.Orders[slot];
        (resting.Number, resting.Owner, resting.Lots) = (order.Number, order.Owner, order.LotsLeft);
        _index.Add(order.Number, slot);
        return slot;
    }

    private Refusal Check(in NewOrder order, HalfBook makers)
    {
        if (!order.IsWellFormed)
            return Refusal.Malformed;
        if (order.Type == OrderType.Limit && !_terms.Allows(order.PriceTicks, order.Lots))
            return Refusal.NotionalTooLarge;
        if (order.PostOnly && makers.IsReachedBy(makers.KeyOf(order.PriceTicks)))
            return Refusal.PostOnlyWouldTake;
        var isFull = order.MayRest && (_orders.Count == OrdersMax || Half(order.Side).Lots > long.MaxValue - order.Lots);
        return isFull ? Refusal.BookFull : Refusal.None;
    }

    private Refusal CheckAmend(int slot, long priceTicks, long totalLots)
    {
        if (priceTicks < 1 || totalLots < 1)
            return Refusal.Malformed;
        if (!_terms.Allows(priceTicks, totalLots))
            return Refusal.NotionalTooLarge;
        if (slot == 0)
            return Refusal.NotOpen;
        ref readonly var order = ref _orders.Orders[slot];
        ref readonly var record = ref _orders.Records[slot];
        ref readonly var level = ref _levels.Levels[order.Level];
        var lots = totalLots - (record.TotalLots - order.Lots);
        if (lots <= 0)
            return Refusal.None;
        var makers = Half(Opposite(level.Side));
        if (record.PostOnly && makers.IsReachedBy(makers.KeyOf(priceTicks)))
            return Refusal.PostOnlyWouldTake;
        return Half(level.Side).Lots - order.Lots > long.MaxValue - lots ? Refusal.BookFull : Refusal.None;
    }

    private static CloseReason ReasonOf(in Taker taker) =>
        taker.Lots == 0 ? CloseReason.Filled : taker.MetItsOwner ? CloseReason.SelfTrade : CloseReason.Remainder;

    private DepthLevel LevelAt(int slot) =>
        slot == 0 ? default : new DepthLevel(_levels.Levels[slot].PriceTicks, _levels.Levels[slot].Lots);

    private BookOrder OrderAt(int slot)
    {
        ref readonly var order = ref _orders.Orders[slot];
        ref readonly var record = ref _orders.Records[slot];
        ref readonly var level = ref _levels.Levels[order.Level];
        return new BookOrder(
            order.Number, order.Owner, level.Side, level.PriceTicks, record.TotalLots, order.Lots,
            record.PostOnly, record.SelfTradePrevention);
    }

    private HalfBook Half(OrderSide side) => side == OrderSide.Buy ? _bids : _asks;

    private static OrderSide Opposite(OrderSide side) => side == OrderSide.Buy ? OrderSide.Sell : OrderSide.Buy;
}
