namespace Trading.Market;

/// <summary>
/// The stored form of <see cref="TradeMessage"/>. The records that hold messages have a version, so this form has none; it never changes,
/// and a new one is a new version of those.
/// </summary>
public static class TradeMessageCodec
{
    private const int ClassBits = 2;
    private const int ClassMask = (1 << ClassBits) - 1;

    /// <summary>Writes a message.</summary>
    public static void Write(BinaryWriterOver output, in TradeMessage message)
    {
        output.Text(message.UserId);
        output.Unsigned(message.Pair.From.Packed);
        output.Unsigned(message.Pair.To.Packed);
        output.Unsigned((ulong)message.AmountSell.Units);
        output.Unsigned((ulong)message.AmountBuy.Units);
        output.Unsigned((ulong)message.Rate.Units);
        output.Signed(message.TimePlacedMs);
        output.Unsigned(message.Country.Packed);
        output.Unsigned((ulong)message.Class | (ulong)message.Warnings << ClassBits);
    }

    /// <summary>Reads a message; throws <see cref="FormatException"/> on bytes that are none.</summary>
    public static TradeMessage Read(ref BinaryReaderOver input)
    {
        var user = input.Text() ?? throw new FormatException("A trade message of nobody.");
        var pair = new CurrencyPair(ReadCurrency(ref input), ReadCurrency(ref input));
        var sell = TradeAmount.FromUnits(ReadUnits(ref input, TradeAmount.UnitsMax));
        var buy = TradeAmount.FromUnits(ReadUnits(ref input, TradeAmount.UnitsMax));
        var rate = TradeRate.FromUnits(ReadUnits(ref input, TradeRate.UnitsMax));
        var timePlacedMs = input.Signed();
        if (!Country.TryUnpack(input.Count(ushort.MaxValue), out var country))
            throw new FormatException("A trade message with a country that is not known to this version.");
        var flags = input.Count(byte.MaxValue << ClassBits | ClassMask);
        var tradeClass = (TradeClass)(flags & ClassMask);
        if (tradeClass > TradeClass.Mismatch)
            throw new FormatException($"A trade message of class {tradeClass}, which is not known to this version.");
        return new TradeMessage
        {
            UserId = user,
            Pair = pair,
            AmountSell = sell,
            AmountBuy = buy,
            Rate = rate,
            TimePlacedMs = timePlacedMs,
            Country = country,
            Class = tradeClass,
            Warnings = (TradeWarnings)(flags >> ClassBits),
        };
    }

    private static Currency ReadCurrency(ref BinaryReaderOver input) =>
        Currency.TryUnpack(input.Count(ushort.MaxValue), out var currency)
            ? currency
            : throw new FormatException("A trade message with a currency that is not known to this version.");

    private static long ReadUnits(ref BinaryReaderOver input, long max)
    {
        var units = input.Unsigned();
        return units >= 1 && units <= (ulong)max
            ? (long)units
            : throw new FormatException($"A trade message with an amount or rate of {units} units.");
    }
}
