using Trading.Exchange;
using Trading.Exchange.Matching;

namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>Commands of every kind in a seeded order; it is told which orders are open, so that most of them find one.</summary>
internal sealed class RandomBookCommands(RandomMix mix, int seed)
{
    private const long WideMiddle = 1L << 41;

    private static readonly int[] PriceBits = [1, 2, 5, 31, 60, 62];

    // More prices at a time than a book has room for at first.
    private readonly int _openWanted = mix == RandomMix.WidePrices ? 600 : 150;
    private readonly Random _random = new(seed);
    private long _middle = 10_000;

    public BookCommand Next(IReadOnlyList<long> open, OrderBook book)
    {
        if (mix == RandomMix.Moving)
            _middle = _random.Next(2_000) == 0 ? Math.Max(1_000, _middle - _random.Next(5_000)) : Math.Max(1_000, _middle + _random.Next(-3, 4));
        var kind = _random.Next(100);
        var (places, cancels) = open.Count < _openWanted ? (75, 10) : (40, 45);
        if (kind < places)
            return BookCommand.Place(Order());
        var number = open.Count > 0 && _random.Next(20) > 0 ? open[_random.Next(open.Count)] : _random.NextInt64(0, book.LastNumber + 2);
        if (kind < places + cancels)
            return BookCommand.Cancel(number);
        return Amend(number, book);
    }

    public NewOrder Order()
    {
        var side = (OrderSide)_random.Next(2);
        var isMarket = _random.Next(16) == 0;
        var price = isMarket ? 0 : Price(side);
        var timeInForce = (TimeInForce)Math.Max(0, _random.Next(-10, 3));
        return new NewOrder
        {
            Owner = _random.Next(mix == RandomMix.FewOwners ? 3 : 20),
            Side = side,
            Type = isMarket ? OrderType.Market : OrderType.Limit,
            PriceTicks = price,
            Lots = isMarket && side == OrderSide.Buy && _random.Next(4) == 0 ? long.MaxValue : _random.Next(200) == 0 ? 0 : Lots(price),
            Budget = isMarket && side == OrderSide.Buy && _random.Next(2) == 0 ? Budget() : 0,
            TimeInForce = timeInForce,
            PostOnly = !isMarket && timeInForce == TimeInForce.GoodTillCancelled ? _random.Next(8) == 0 : _random.Next(300) == 0,
            SelfTradePrevention = (SelfTradePrevention)_random.Next(4),
        };
    }

    // Half of the amends are at the order's own price, with a quantity near its own or near what is filled.
    private BookCommand Amend(long number, OrderBook book)
    {
        var price = _random.Next(50) == 0 ? 0 : Price((OrderSide)_random.Next(2));
        if (_random.Next(2) == 0 || !book.TryGet(number, out var order))
            return BookCommand.Amend(number, price, Lots(price));
        var near = _random.Next(2) == 0 ? order.TotalLots : order.TotalLots - order.LotsLeft;
        return BookCommand.Amend(number, _random.Next(4) == 0 ? price : order.PriceTicks, Math.Max(0, Math.Min(near, long.MaxValue - 3) - 3) + _random.Next(6));
    }

    // A buy is mostly below the middle and a sell above it, so that a book builds up on both sides.
    private long Price(OrderSide side) => mix switch
    {
        RandomMix.FewPrices => _middle + (_random.Next(12) == 0 ? _random.Next(-1, 2) : side == OrderSide.Buy ? -1 : 1),
        RandomMix.WidePrices => WidePrice(side),
        RandomMix.Extremes => (1L << _random.GetItems(PriceBits, 1)[0]) - _random.Next(2),
        _ => _middle + (side == OrderSide.Buy ? -1 : 1) * _random.Next(-4, 40),
    };

    private long WidePrice(OrderSide side)
    {
        var away = _random.NextInt64() >> _random.Next(21, 63);
        if (_random.Next(10) == 0)
            away = -away;
        return Math.Max(1, side == OrderSide.Buy ? WideMiddle - away : WideMiddle + away);
    }

    private long Lots(long price) => mix != RandomMix.Extremes || price == 0 ? _random.Next(1, 30) : _random.Next(6) switch
    {
        0 => Math.Max(1, long.MaxValue / price - _random.Next(2)),
        1 when price > 1 => long.MaxValue / price + 1,
        1 or 2 => Math.Max(1, long.MaxValue / price / 3),
        _ => _random.Next(1, 5),
    };

    private long Budget() => mix switch
    {
        RandomMix.WidePrices or RandomMix.Extremes => 1 + (_random.NextInt64() >> _random.Next(1, 63)),
        _ => _random.NextInt64(1, _middle * 60 * BookRandomRun.NotionalPerTickLot),
    };
}
