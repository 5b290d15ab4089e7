using System.Buffers;
using System.Numerics;
using Trading.Exchange;
using Trading.Exchange.Matching;

namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>
/// The order book and the naive one side by side under the same random commands. Now and then everything in them is compared, and the book is
/// saved and goes on from what was saved.
/// </summary>
internal sealed class BookRandomRun
{
    public const long NotionalPerTickLot = 7;

    private const int FeePpm = 1_234;
    private const int CompareEvery = 400;
    private const int SaveEvery = 3_000;

    private readonly NaiveBook _naive;
    private readonly RandomBookCommands _commands;
    private readonly RecordingSink _expected = new();
    private readonly List<BookCommand> _journal = [];
    private readonly List<long> _open = [];
    private readonly Dictionary<long, int> _places = [];
    private readonly long _notionalPerTickLot;
    private RecordingSink _actual = new();
    private OrderBook _book;

    public BookRandomRun(RandomMix mix, int seed)
    {
        _notionalPerTickLot = mix == RandomMix.Extremes ? 1 : NotionalPerTickLot;
        _naive = new NaiveBook(_notionalPerTickLot, FeePpm);
        _book = NewBook(capacity: 1);
        _commands = new RandomBookCommands(mix, seed);
    }

    /// <summary>How often each kind of event was seen; so that a test can tell that it tested something.</summary>
    public Dictionary<(BookEventKind Kind, byte Code), int> Seen { get; } = [];

    public void Run(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            var command = _commands.Next(_open, _book);
            _journal.Add(command);
            command.ApplyTo(_naive, _expected);
            command.ApplyTo(_book, ref _actual);
            if (!_expected.Events.SequenceEqual(_actual.Events))
                Assert.Fail($"Command {i}, {command}, should give\n{_expected.Take()}\nand gave\n{_actual.Take()}");
            Follow();
            if (i % CompareEvery == 0)
                Compare();
            if (i % SaveEvery == 0)
                SaveAndLoad();
        }

        Compare();
        var replayed = NewBook(capacity: 1_000);
        var ignored = new RecordingSink();
        foreach (var command in _journal)
            command.ApplyTo(replayed, ref ignored);
        Assert.Equal(BookSnapshot.Hash(replayed), BookSnapshot.Hash(_book));
    }

    private OrderBook NewBook(int capacity) => new(new BookTerms(_notionalPerTickLot, FeePpm), capacity);

    private void Follow()
    {
        foreach (var e in _actual.Events)
        {
            var key = (e.Kind, e.Kind is BookEventKind.LevelChanged or BookEventKind.Traded ? (byte)0 : e.Code);
            Seen[key] = Seen.GetValueOrDefault(key) + 1;
            if (e.Kind == BookEventKind.Accepted)
                _places.Add(e.Number, -1);
            else if (e.Kind == BookEventKind.Closed)
                Forget(e.Number);
        }

        if (_actual.Events is [{ Kind: BookEventKind.Accepted } accepted, ..] && _places.ContainsKey(accepted.Number))
        {
            _places[accepted.Number] = _open.Count;
            _open.Add(accepted.Number);
        }

        _expected.Events.Clear();
        _actual.Events.Clear();
    }

    private void Forget(long number)
    {
        _places.Remove(number, out var place);
        if (place < 0)
            return;
        _open[place] = _open[^1];
        _places[_open[place]] = place;
        _places.Remove(number);
        _open.RemoveAt(_open.Count - 1);
    }

    private void Compare()
    {
        foreach (var side in (OrderSide[])[OrderSide.Buy, OrderSide.Sell])
        {
            var expected = _naive.Orders(side).Select(order => new BookOrder(
                order.Number, order.Owner, side, order.Price, order.Total, order.Left, order.PostOnly, order.Prevention)).ToArray();
            Assert.Equal(expected, _book.OpenOrdersOf(side));
            var levels = expected.GroupBy(order => order.PriceTicks).Select(level => new DepthLevel(level.Key, level.Sum(o => o.LotsLeft))).ToArray();
            var depth = new DepthLevel[levels.Length + 1];
            Assert.Equal(levels.Length, _book.CopyDepth(side, depth));
            Assert.Equal(levels, depth[..^1]);
            Assert.Equal(levels.FirstOrDefault(), _book.Best(side));
        }

        var (bid, ask) = (_book.Best(OrderSide.Buy), _book.Best(OrderSide.Sell));
        Assert.True(bid == default || ask == default || bid.PriceTicks < ask.PriceTicks, $"The book is crossed: {bid}, {ask}.");
        Assert.Equal(_open.Count, _book.OpenOrders);
        foreach (var number in _open)
            Assert.True(_book.TryGet(number, out var order) && order.Number == number);
        CompareEstimate();
    }

    private void CompareEstimate()
    {
        var order = _commands.Order() with { PostOnly = false };
        if (!order.IsWellFormed || order.Type == OrderType.Limit && (BigInteger)order.PriceTicks * order.Lots * _notionalPerTickLot > long.MaxValue)
            return;
        var (lots, notional, fee) = _naive.Estimate(order);
        var actual = _book.Estimate(order);
        Assert.Equal((lots, notional, fee), (actual.Lots, (BigInteger)actual.Notional, (BigInteger)actual.TakerFee));
    }

    private void SaveAndLoad()
    {
        var form = new ArrayBufferWriter<byte>();
        BookSnapshot.Save(_book, new BinaryWriterOver(form));
        var reader = new BinaryReaderOver(form.WrittenSpan);
        var loaded = BookSnapshot.Load(ref reader);
        reader.ExpectEnd();
        Assert.Equal(BookSnapshot.Hash(_book), BookSnapshot.Hash(loaded));
        _book = loaded;
    }
}
