using Trading.Exchange;
using Trading.Exchange.Matching;

namespace Trading.Benchmarks.Books;

/// <summary>
/// The operations of a round, made before the clock runs by a book that executes them: so that cancels and amends name orders that are open, or,
/// one in twenty, were open a while ago, as happens where a fill and a cancel cross on their way.
/// </summary>
internal sealed class BookWorkload
{
    private const int Owners = 10_000;
    private const long FirstMiddle = 100_000;

    private readonly BookMix _mix;
    private readonly Random _random;
    private readonly OpenNumbers _open = new();
    private readonly OrderBook _book = new(BookBenchmark.Terms);
    private double _middle = FirstMiddle;
    private bool _isCrashing;
    private CountingSink _sink;

    /// <summary>Makes the operations: first those that fill the book, and then so many more.</summary>
    public BookWorkload(BookMix mix, int count, int seed)
    {
        (_mix, _random) = (mix, new Random(seed));
        var filling = new List<BookOperation>();
        while (_book.OpenOrders < mix.Resting)
            filling.Add(Made(Limit(isAggressive: false)));
        Filling = [.. filling];
        Operations = new BookOperation[count];
        for (var i = 0; i < count; i++)
        {
            Move(i);
            Operations[i] = Made(Next());
            (FewestResting, MostResting) = (Math.Min(FewestResting, _book.OpenOrders), Math.Max(MostResting, _book.OpenOrders));
            if (i % 100_000 == 0)
                LongestQueue = Math.Max(LongestQueue, QueueLength());
        }
    }

    /// <summary>What fills the book before a round.</summary>
    public BookOperation[] Filling { get; }

    /// <summary>The operations of a round.</summary>
    public BookOperation[] Operations { get; }

    /// <summary>The fewest orders that rest during a round.</summary>
    public int FewestResting { get; private set; } = int.MaxValue;

    /// <summary>The most orders that rest during a round.</summary>
    public int MostResting { get; private set; }

    /// <summary>The most orders seen at one price.</summary>
    public int LongestQueue { get; private set; }

    private void Move(int turn)
    {
        _middle += _mix.DriftTicks;
        _isCrashing = _mix.CrashEvery > 0 && turn % _mix.CrashEvery >= _mix.CrashEvery - BookMix.CrashCommands;
        if (_isCrashing)
            _middle -= (double)BookMix.CrashTicks / BookMix.CrashCommands;
    }

    private BookOperation Next() => _random.Next(1_000) switch
    {
        < 425 => Limit(isAggressive: _random.Next(100) < (_isCrashing ? 50 : _book.OpenOrders > _mix.Resting ? 30 : 1)),
        < 500 => Immediate(OperationKind.ImmediateOrCancel),
        < 900 => new BookOperation(Target(), 0, 0, 0, OperationKind.Cancel, default),
        < 990 => Amend(),
        _ => Immediate(OperationKind.Market),
    };

    private BookOperation Limit(bool isAggressive)
    {
        var side = NextSide();
        var price = isAggressive ? Crossing(side) : Resting(side);
        return new BookOperation(0, price, Lots(side), _random.Next(Owners), OperationKind.Limit, side);
    }

    // A price that takes, from the best to three ticks beyond it.
    private long Crossing(OrderSide side) => Best(Opposite(side)) + Sign(side) * _random.Next(4);

    // A price that rests, however far the orders on the other side have fallen behind.
    private long Resting(OrderSide side)
    {
        var price = (long)_middle - Sign(side) * Away();
        var nearest = Best(Opposite(side)) - Sign(side);
        return side == OrderSide.Buy ? Math.Min(price, nearest) : Math.Max(price, nearest);
    }

    private long Best(OrderSide side) => _book.Best(side) is { Lots: > 0 } best ? best.PriceTicks : (long)_middle - Sign(side);

    private static int Sign(OrderSide side) => side == OrderSide.Buy ? 1 : -1;

    private static OrderSide Opposite(OrderSide side) => side == OrderSide.Buy ? OrderSide.Sell : OrderSide.Buy;

    private BookOperation Immediate(OperationKind kind)
    {
        var side = NextSide();
        var price = kind == OperationKind.Market ? 0 : Crossing(side);
        return new BookOperation(0, price, LotsTaken(side), _random.Next(Owners), kind, side);
    }

    private BookOperation Amend()
    {
        if (!_book.TryGet(Target(), out var order))
            return new BookOperation(1, FirstMiddle, 1, 0, OperationKind.Amend, default);
        var (price, lots) = _random.Next(3) switch
        {
            0 => (order.PriceTicks, Math.Max(1, order.TotalLots - 1)),
            1 => (order.PriceTicks, order.TotalLots + 1),
            _ => (Resting(order.Side), order.TotalLots),
        };
        return new BookOperation(order.Number, price, (int)lots, 0, OperationKind.Amend, default);
    }

    private BookOperation Made(BookOperation operation)
    {
        var number = _book.LastNumber;
        operation.ApplyTo(_book, ref _sink);
        if (_book.LastNumber > number && _book.TryGet(_book.LastNumber, out _))
            _open.Add(_book.LastNumber);
        return operation;
    }

    private long Target()
    {
        var isLate = _random.Next(20) == 0;
        while (true)
        {
            var number = _open.Pick(_random);
            if (number < 0 || _book.TryGet(number, out _))
                return number;
            _open.RemovePicked();
            if (isLate)
                return number;
        }
    }

    private OrderSide NextSide() => _isCrashing ? _random.Next(10) < 7 ? OrderSide.Sell : OrderSide.Buy : (OrderSide)_random.Next(2);

    // Where fewer orders rest than should, those that take are small: so the number that rests stays near what is wanted.
    private int LotsTaken(OrderSide side) => _book.OpenOrders < _mix.Resting ? _random.Next(1, 10) : Lots(side);

    private int Lots(OrderSide side) => _random.Next(1, 100) * (_isCrashing && side == OrderSide.Sell ? 4 : 1);

    private int Away() =>
        _random.Next(100) < _mix.CrowdPercent ? _mix.SpreadTicks / 4 : 1 + Math.Min(_random.Next(_mix.SpreadTicks), _random.Next(_mix.SpreadTicks));

    private int QueueLength() =>
        Math.Max(QueueLength(OrderSide.Buy), QueueLength(OrderSide.Sell));

    private int QueueLength(OrderSide side) =>
        _book.OpenOrdersOf(side).GroupBy(order => order.PriceTicks).Select(level => level.Count()).DefaultIfEmpty().Max();
}
