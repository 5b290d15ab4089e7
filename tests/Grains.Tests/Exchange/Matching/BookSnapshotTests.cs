using System.Buffers;
using Trading.Exchange;
using Trading.Exchange.Matching;

namespace Trading.Grains.Tests.Exchange.Matching;

public class BookSnapshotTests
{
    private static readonly BookTerms Terms = new(3, 250);

    [Fact]
    public void Snapshot_of_a_known_book_has_the_stored_form()
    {
        Assert.Equal(
            "01" + "06" + "F403" + "06" + "02" + "02"
            + "02" + "07" + "00" + "C801" + "0A" + "06" + "00" + "01"
            + "04" + "08" + "01" + "CA01" + "02" + "02" + "01" + "00",
            Convert.ToHexString(Saved(SmallBook())));
        Assert.Equal(0xCCDD_E051_5436_1E31, BookSnapshot.Hash(SmallBook()));
    }

    [Fact]
    public void Hash_differs_where_anything_differs()
    {
        var sink = new RecordingSink();
        var hashes = new HashSet<ulong> { BookSnapshot.Hash(SmallBook()), BookSnapshot.Hash(new OrderBook(Terms)) };
        Assert.True(hashes.Add(BookSnapshot.Hash(new OrderBook(Terms with { TakerFeePpm = 251 }))), "The fee was not seen.");
        Action<OrderBook>[] changes =
        [
            book => book.Amend(1, 100, 4, ref sink),
            book => book.Amend(2, 102, 1, ref sink),
            book => book.Cancel(1, ref sink),
            book => book.Place(new NewOrder { Owner = 1, Side = OrderSide.Sell, Type = OrderType.Market, Lots = 1 }, ref sink),
        ];
        foreach (var change in changes)
        {
            var book = SmallBook();
            change(book);
            Assert.True(hashes.Add(BookSnapshot.Hash(book)), "A change was not seen.");
        }
    }

    [Fact]
    public void Snapshot_that_is_cut_or_changed_is_refused_or_is_another_book()
    {
        var saved = Saved(SmallBook());
        for (var length = 0; length < saved.Length; length++)
            Assert.Throws<FormatException>(() => Load(saved.AsSpan(0, length)));
        for (var i = 0; i < saved.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var damaged = saved.ToArray();
                damaged[i] ^= (byte)(1 << bit);
                try
                {
                    Assert.NotEqual(BookSnapshot.Hash(SmallBook()), BookSnapshot.Hash(Load(damaged)));
                }
                catch (FormatException)
                {
                    // What cannot be a book is refused.
                }
            }
        }
    }

    [Theory]
    // An order with a number not yet given, twice the same number, no lots, more left than in total, crossed, out of order,
    // no such choice, and no such terms.
    [InlineData("06F403060202" + "08070 0C8010A060001" + "0408 01CA0102020100")]
    [InlineData("06F403060202" + "02070 0C8010A060001" + "0208 01CA0102020100")]
    [InlineData("06F403060202" + "02070 0C8010A000001" + "0408 01CA0102020100")]
    [InlineData("06F403060202" + "02070 0C8010A0C0001" + "0408 01CA0102020100")]
    [InlineData("06F403060202" + "02070 0C8010A060001" + "0408 01C80102020100")]
    [InlineData("06F403060202" + "0408 01CA0102020100" + "02070 0C8010A060001")]
    [InlineData("06F403060202" + "02070 0C8010A060004" + "0408 01CA0102020100")]
    [InlineData("00F403060202" + "02070 0C8010A060001" + "0408 01CA0102020100")]
    public void Snapshot_that_no_commands_lead_to_is_refused(string hex) =>
        Assert.Throws<FormatException>(() => Load(Convert.FromHexString("01" + hex.Replace(" ", "", StringComparison.Ordinal))));

    private static NewOrder Limit(int owner, OrderSide side, long priceTicks) =>
        new() { Owner = owner, Side = side, PriceTicks = priceTicks, Lots = 5 };

    private static OrderBook SmallBook()
    {
        var (book, sink) = (new OrderBook(Terms), new RecordingSink());
        book.Place(
            Limit(7, OrderSide.Buy, 100) with { SelfTradePrevention = SelfTradePrevention.CancelMaker }, ref sink);
        book.Place(new NewOrder { Owner = 8, Side = OrderSide.Sell, PriceTicks = 101, Lots = 1, PostOnly = true }, ref sink);
        book.Place(new NewOrder { Owner = 9, Side = OrderSide.Sell, Type = OrderType.Market, Lots = 2 }, ref sink);
        return book;
    }

    private static byte[] Saved(OrderBook book)
    {
        var form = new ArrayBufferWriter<byte>();
        BookSnapshot.Save(book, new BinaryWriterOver(form));
        return form.WrittenSpan.ToArray();
    }

    private static OrderBook Load(ReadOnlySpan<byte> form)
    {
        var reader = new BinaryReaderOver(form);
        var book = BookSnapshot.Load(ref reader);
        reader.ExpectEnd();
        return book;
    }
}
