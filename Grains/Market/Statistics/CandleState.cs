namespace Trading.Market.Statistics;

/// <summary>The candle of one pair in one minute.</summary>
internal struct CandleState
{
    public TradeRate Open;
    public TradeRate High;
    public TradeRate Low;
    public TradeRate Close;
    public Volume Volume;

    /// <summary>Adds a message with its effective rate.</summary>
    public void Add(in TradeMessage message, TradeRate rate)
    {
        if (Volume.Messages == 0)
            Open = High = Low = rate;
        else if (rate.Units > High.Units)
            High = rate;
        else if (rate.Units < Low.Units)
            Low = rate;
        Close = rate;
        Volume.Add(message);
    }

    /// <summary>As a message.</summary>
    public readonly RateCandle ToCandle(long openMs) => new(openMs, Open, High, Low, Close, Volume.Messages, Volume.Sold, Volume.Bought);

    /// <summary>Writes it.</summary>
    public readonly void Save(BinaryWriterOver output)
    {
        output.Signed(Open.Units);
        output.Signed(High.Units);
        output.Signed(Low.Units);
        output.Signed(Close.Units);
        Volume.Save(output);
    }

    /// <summary>Reads it; throws <see cref="FormatException"/> on what is no candle.</summary>
    public static CandleState Load(ref BinaryReaderOver input)
    {
        var candle = new CandleState
        {
            Open = TradeRate.FromUnits(input.Signed()),
            High = TradeRate.FromUnits(input.Signed()),
            Low = TradeRate.FromUnits(input.Signed()),
            Close = TradeRate.FromUnits(input.Signed()),
            Volume = Volume.Load(ref input),
        };
        return candle.Low.Units <= Math.Min(candle.Open.Units, candle.Close.Units)
            && candle.High.Units >= Math.Max(candle.Open.Units, candle.Close.Units)
            ? candle
            : throw new FormatException($"A candle from {candle.Low} to {candle.High} with {candle.Open} and {candle.Close}.");
    }
}
