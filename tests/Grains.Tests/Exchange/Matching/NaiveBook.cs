using System.Numerics;
using Trading.Exchange;
using Trading.Exchange.Matching;

namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>
/// The rules of exchange.md once more, in two sorted lists, big numbers, and dry runs on a copy: what the order book is compared with.
/// </summary>
internal sealed class NaiveBook(long notionalPerTickLot, int feePpm)
{
    private List<NaiveOrder> _bids = [];
    private List<NaiveOrder> _asks = [];
    private long _lastNumber;
    private long _lastTradeId;

    /// <summary>The orders of a side, the best first.</summary>
    public IReadOnlyList<NaiveOrder> Orders(OrderSide side) => ListOf(side);

    public void Place(NewOrder order, IBookSink sink)
    {
        var refusal = Check(order);
        if (refusal != Refusal.None)
        {
            sink.Rejected(order.Owner, refusal);
            return;
        }

        sink.Accepted(_lastNumber + 1, order.Owner);
        var dryRun = Copy();
        if (order.TimeInForce == TimeInForce.FillOrKill && dryRun.Run(order, new RecordingSink()).Left > 0)
        {
            sink.Closed(++_lastNumber, order.Owner, CloseReason.FillOrKill, order.Lots);
            return;
        }

        Run(order, sink);
    }

    public void Cancel(long number, IBookSink sink)
    {
        if (Find(number) is not { } order)
        {
            sink.CancelRefused(number);
            return;
        }

        ListOf(order.Side).Remove(order);
        sink.Closed(number, order.Owner, CloseReason.Cancelled, order.Left);
        TellLevel(order.Side, order.Price, sink);
    }

    public void Amend(long number, long price, long total, IBookSink sink)
    {
        var order = Find(number);
        var refusal = CheckAmend(order, price, total);
        if (order is null || refusal != Refusal.None)
        {
            sink.AmendRefused(number, refusal);
            return;
        }

        var list = ListOf(order.Side);
        if (total <= order.Filled)
        {
            list.Remove(order);
            sink.Amended(number, order.Owner, order.Price, order.Filled, 0, true);
            sink.Closed(number, order.Owner, CloseReason.Filled, 0);
            TellLevel(order.Side, order.Price, sink);
            return;
        }

        var (oldPrice, oldTotal) = (order.Price, order.Total);
        (order.Price, order.Total) = (price, total);
        var keepsPlace = price == oldPrice && total <= oldTotal;
        sink.Amended(number, order.Owner, price, total, order.Left, keepsPlace);
        if (keepsPlace)
        {
            if (total < oldTotal)
                TellLevel(order.Side, price, sink);
            return;
        }

        list.Remove(order);
        if (price != oldPrice)
            TellLevel(order.Side, oldPrice, sink);
        Take(order, price, null, out var metOwner, sink);
        RestOrClose(order, mayRest: true, metOwner, sink);
    }

    /// <summary>What the order would trade, pay and owe as fees.</summary>
    public (long Lots, BigInteger Notional, BigInteger Fee) Estimate(NewOrder order)
    {
        var sink = new RecordingSink();
        Copy().Run(order with { TimeInForce = TimeInForce.ImmediateOrCancel }, sink);
        var trades = sink.Events.Where(e => e.Kind == BookEventKind.Traded && e.Trade.TakerNumber == _lastNumber + 1).Select(e => e.Trade);
        var result = (Lots: 0L, Notional: BigInteger.Zero, Fee: BigInteger.Zero);
        foreach (var trade in trades)
            result = (result.Lots + trade.Lots, result.Notional + Notional(trade.PriceTicks, trade.Lots),
                result.Fee + Fee(Notional(trade.PriceTicks, trade.Lots)));
        return result;
    }

    private NaiveOrder Run(NewOrder incoming, IBookSink sink)
    {
        var order = new NaiveOrder
        {
            Number = ++_lastNumber,
            Owner = incoming.Owner,
            Side = incoming.Side,
            Price = incoming.PriceTicks,
            Total = incoming.Lots,
            PostOnly = incoming.PostOnly,
            Prevention = incoming.SelfTradePrevention,
        };
        long? limit = incoming.Type == OrderType.Limit ? incoming.PriceTicks : null;
        Take(order, limit, incoming.Budget > 0 ? incoming.Budget : null, out var metOwner, sink);
        RestOrClose(order, incoming.Type == OrderType.Limit && incoming.TimeInForce == TimeInForce.GoodTillCancelled, metOwner, sink);
        return order;
    }

    private void RestOrClose(NaiveOrder order, bool mayRest, bool metOwner, IBookSink sink)
    {
        if (order.Left == 0)
            sink.Closed(order.Number, order.Owner, CloseReason.Filled, 0);
        else if (metOwner)
            sink.Closed(order.Number, order.Owner, CloseReason.SelfTrade, order.Left);
        else if (!mayRest)
            sink.Closed(order.Number, order.Owner, CloseReason.Remainder, order.Left);
        else
            Rest(order, sink);
    }

    private void Rest(NaiveOrder order, IBookSink sink)
    {
        var list = ListOf(order.Side);
        var place = list.FindIndex(other => order.Side == OrderSide.Buy ? other.Price < order.Price : other.Price > order.Price);
        list.Insert(place < 0 ? list.Count : place, order);
        TellLevel(order.Side, order.Price, sink);
    }

    private void Take(NaiveOrder taker, long? limit, BigInteger? budget, out bool metOwner, IBookSink sink)
    {
        metOwner = false;
        var makers = ListOf(Opposite(taker.Side));
        var isOver = false;
        while (!isOver && taker.Left > 0 && makers.Count > 0 && Crosses(taker.Side, limit, makers[0].Price))
        {
            var price = makers[0].Price;
            var isTouched = false;
            while (!isOver && taker.Left > 0 && makers.Count > 0 && makers[0].Price == price)
            {
                var maker = makers[0];
                if (maker.Owner == taker.Owner && taker.Prevention != SelfTradePrevention.None)
                {
                    isOver = metOwner = taker.Prevention != SelfTradePrevention.CancelMaker;
                    if (taker.Prevention == SelfTradePrevention.CancelTaker)
                        break;
                    makers.RemoveAt(0);
                    isTouched = true;
                    sink.Closed(maker.Number, maker.Owner, CloseReason.SelfTrade, maker.Left);
                    continue;
                }

                var lots = Math.Min(maker.Left, taker.Left);
                if (budget is { } money)
                {
                    var affordable = Affordable(money, price, lots);
                    isOver = affordable < lots;
                    lots = affordable;
                    budget = money - Cost(price, lots);
                }

                if (lots == 0)
                    break;
                maker.Filled += lots;
                taker.Filled += lots;
                isTouched = true;
                sink.Traded(new BookTrade(
                    ++_lastTradeId, taker.Side, price, lots, maker.Number, maker.Owner, maker.Left, taker.Number, taker.Owner, taker.Left));
                if (maker.Left > 0)
                    break;
                makers.RemoveAt(0);
                sink.Closed(maker.Number, maker.Owner, CloseReason.Filled, 0);
            }

            if (isTouched)
                TellLevel(Opposite(taker.Side), price, sink);
        }
    }

    private Refusal Check(NewOrder order)
    {
        var isLimit = order.Type == OrderType.Limit;
        if (order.Owner < 0 || order.Lots < 1 || order.Budget < 0 || (isLimit ? order.PriceTicks < 1 : order.PriceTicks != 0)
            || order.Budget > 0 && (isLimit || order.Side == OrderSide.Sell) || order.PostOnly && (!isLimit || order.TimeInForce != TimeInForce.GoodTillCancelled))
            return Refusal.Malformed;
        if (isLimit && Notional(order.PriceTicks, order.Lots) > long.MaxValue)
            return Refusal.NotionalTooLarge;
        if (order.PostOnly && WouldTake(order.Side, order.PriceTicks))
            return Refusal.PostOnlyWouldTake;
        var rests = isLimit && order.TimeInForce == TimeInForce.GoodTillCancelled;
        return rests && Resting(order.Side) + order.Lots > long.MaxValue ? Refusal.BookFull : Refusal.None;
    }

    private Refusal CheckAmend(NaiveOrder? order, long price, long total)
    {
        if (price < 1 || total < 1)
            return Refusal.Malformed;
        if (Notional(price, total) > long.MaxValue)
            return Refusal.NotionalTooLarge;
        if (order is null)
            return Refusal.NotOpen;
        if (total <= order.Filled)
            return Refusal.None;
        if (order.PostOnly && WouldTake(order.Side, price))
            return Refusal.PostOnlyWouldTake;
        return Resting(order.Side) - order.Total + total > long.MaxValue ? Refusal.BookFull : Refusal.None;
    }

    private bool WouldTake(OrderSide side, long price) =>
        ListOf(Opposite(side)) is [var best, ..] && Crosses(side, price, best.Price);

    private static bool Crosses(OrderSide taker, long? limit, long price) => limit is null || (taker == OrderSide.Buy ? price <= limit : price >= limit);

    private BigInteger Resting(OrderSide side) => ListOf(side).Aggregate(BigInteger.Zero, (sum, order) => sum + order.Left);

    private BigInteger Notional(long price, long lots) => (BigInteger)price * lots * notionalPerTickLot;

    private BigInteger Fee(BigInteger notional)
    {
        var fee = BigInteger.DivRem(notional * feePpm, 1_000_000, out var rest);
        return rest == 0 ? fee : fee + 1;
    }

    private BigInteger Cost(long price, long lots) => Notional(price, lots) + Fee(Notional(price, lots));

    // The largest number of lots up to a most that costs no more than the money, by halving.
    private long Affordable(BigInteger money, long price, long most)
    {
        var (low, high) = (0L, most);
        while (low < high)
        {
            var middle = high - (high - low) / 2;
            (low, high) = Cost(price, middle) <= money ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private void TellLevel(OrderSide side, long price, IBookSink sink) =>
        sink.LevelChanged(side, price, ListOf(side).Where(order => order.Price == price).Sum(order => order.Left));

    private NaiveOrder? Find(long number) => _bids.Find(order => order.Number == number) ?? _asks.Find(order => order.Number == number);

    private List<NaiveOrder> ListOf(OrderSide side) => side == OrderSide.Buy ? _bids : _asks;

    private static OrderSide Opposite(OrderSide side) => side == OrderSide.Buy ? OrderSide.Sell : OrderSide.Buy;

    private NaiveBook Copy() => new(notionalPerTickLot, feePpm)
    {
        _bids = [.. _bids.Select(order => order with { })],
        _asks = [.. _asks.Select(order => order with { })],
        _lastNumber = _lastNumber,
        _lastTradeId = _lastTradeId,
    };
}
