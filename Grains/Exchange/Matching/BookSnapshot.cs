using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Trading.Exchange.Matching;

/// <summary>
/// The stored form of an <see cref="OrderBook"/>: its numbers and its orders in the order of their priority. A book that was loaded goes on
/// exactly as the one that was saved. The first byte is a version, so that the form can grow.
/// </summary>
internal static class BookSnapshot
{
    private const byte Version = 1;

    /// <summary>Writes a book.</summary>
    public static void Save(OrderBook book, BinaryWriterOver output)
    {
        output.Byte(Version);
        output.Signed(book.Terms.NotionalPerTickLot);
        output.Signed(book.Terms.TakerFeePpm);
        output.Signed(book.LastNumber);
        output.Signed(book.LastTradeId);
        output.Unsigned((ulong)book.OpenOrders);
        foreach (var order in book.OpenOrdersOf(OrderSide.Buy))
            SaveOrder(order, output);
        foreach (var order in book.OpenOrdersOf(OrderSide.Sell))
            SaveOrder(order, output);
    }

    /// <summary>Reads a book; throws <see cref="FormatException"/> on what is not one, or one that no commands could have led to.</summary>
    public static OrderBook Load(ref BinaryReaderOver input)
    {
        var version = input.Byte();
        if (version != Version)
            throw new FormatException($"A book snapshot of version {version} is not known to this version.");
        var (notional, fee, lastNumber, lastTradeId) = (input.Signed(), input.Signed(), input.Signed(), input.Signed());
        if (notional < 1 || fee is < 0 or > int.MaxValue || lastNumber < 0 || lastTradeId < 0)
            throw new FormatException($"A book snapshot with terms {notional} and {fee}, order {lastNumber} and trade {lastTradeId}.");
        var count = input.Count(Math.Min(OrderBook.OrdersMax, input.Remaining));
        var book = new OrderBook(new BookTerms(notional, (int)fee), count);
        book.Restore(lastNumber, lastTradeId);
        var last = default(BookOrder);
        for (; count > 0; count--)
        {
            var order = LoadOrder(ref input);
            if (last.Number != 0 && !Follows(last, order) || !book.TryRestore(order))
                throw new FormatException($"A book snapshot with {order} after {last}.");
            last = order;
        }

        return book;
    }

    /// <summary>A number that is the same exactly where two books are: the first eight bytes of the SHA-256 of the stored form.</summary>
    public static ulong Hash(OrderBook book)
    {
        var form = new ArrayBufferWriter<byte>();
        Save(book, new BinaryWriterOver(form));
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(form.WrittenSpan));
    }

    private static bool Follows(in BookOrder last, in BookOrder order) => (last.Side, order.Side) switch
    {
        (OrderSide.Buy, OrderSide.Buy) => order.PriceTicks <= last.PriceTicks,
        (OrderSide.Sell, OrderSide.Sell) => order.PriceTicks >= last.PriceTicks,
        (OrderSide.Buy, OrderSide.Sell) => true,
        _ => false,
    };

    private static void SaveOrder(in BookOrder order, BinaryWriterOver output)
    {
        output.Signed(order.Number);
        output.Unsigned((ulong)order.Owner);
        output.Byte((byte)order.Side);
        output.Signed(order.PriceTicks);
        output.Signed(order.TotalLots);
        output.Signed(order.LotsLeft);
        output.Flag(order.PostOnly);
        output.Byte((byte)order.SelfTradePrevention);
    }

    private static BookOrder LoadOrder(ref BinaryReaderOver input)
    {
        var (number, owner, side) = (input.Signed(), input.Unsigned32(), (OrderSide)input.Byte());
        if (owner > int.MaxValue || side > OrderSide.Sell)
            throw new FormatException($"A book snapshot with an order of {owner} on side {(byte)side}.");
        return new BookOrder(
            number, (int)owner, side, input.Signed(), input.Signed(), input.Signed(), input.Flag(), (SelfTradePrevention)input.Byte());
    }
}
