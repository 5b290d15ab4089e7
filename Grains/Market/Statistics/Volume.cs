namespace Trading.Market.Statistics;

/// <summary>
/// How many messages, and their sums in units of <see cref="TradeAmount"/>. The sums are of 128 bits: more than 10¹⁹ messages of the
/// largest amount fit.
/// </summary>
internal struct Volume
{
    public long Messages;
    public Int128 Sold;
    public Int128 Bought;

    /// <summary>Adds a message.</summary>
    public void Add(in TradeMessage message)
    {
        Messages++;
        Sold += message.AmountSell.Units;
        Bought += message.AmountBuy.Units;
    }

    /// <summary>Writes it.</summary>
    public readonly void Save(BinaryWriterOver output)
    {
        output.Signed(Messages);
        output.Wide(Sold);
        output.Wide(Bought);
    }

    /// <summary>Reads it; throws <see cref="FormatException"/> on what no messages could have led to.</summary>
    public static Volume Load(ref BinaryReaderOver input)
    {
        var volume = new Volume { Messages = input.Signed(), Sold = input.Wide(), Bought = input.Wide() };
        return volume.Messages >= 1 && volume.Sold >= volume.Messages && volume.Bought >= volume.Messages
            ? volume
            : throw new FormatException($"{volume.Messages} messages of {volume.Sold} sold and {volume.Bought} bought.");
    }
}
