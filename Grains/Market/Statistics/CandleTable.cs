namespace Trading.Market.Statistics;

/// <summary>
/// Candles of a minute: of all pairs in the last minutes that have any. There are at most so many minutes, and candles of all pairs
/// together; beyond that the oldest minute is forgotten.
/// </summary>
internal sealed class CandleTable(int minutesMax, int candlesMax)
{
    /// <summary>The length of a candle.</summary>
    public const long MinuteMs = 60_000;

    // By rising minutes; nearly every message is of the last one.
    private readonly List<MinuteCandles> _minutes = [];
    private int _count;

    /// <summary>Adds a message. One of a minute that is older than all that are kept, where no more can be kept, is passed over.</summary>
    public void Add(int pair, long receivedMs, in TradeMessage message, TradeRate rate)
    {
        if (Find(receivedMs / MinuteMs) is not { } minute)
            return;
        ref var candle = ref minute.Of(pair);
        if (candle.Volume.Messages == 0)
            _count++;
        candle.Add(message, rate);
        while (_minutes.Count > minutesMax || (_count > candlesMax && _minutes.Count > 1))
        {
            _count -= _minutes[0].Count;
            _minutes.RemoveAt(0);
        }
    }

    /// <summary>The candles of a pair, oldest first.</summary>
    public RateCandle[] Of(int pair, long fromMs, int limit)
    {
        var candles = new List<RateCandle>();
        for (var i = _minutes.Count - 1; i >= 0 && candles.Count < limit && _minutes[i].Minute * MinuteMs >= fromMs; i--)
            if (_minutes[i].TryGet(pair, out var candle))
                candles.Add(candle.ToCandle(_minutes[i].Minute * MinuteMs));
        candles.Reverse();
        return [.. candles];
    }

    /// <summary>Writes all.</summary>
    public void Save(BinaryWriterOver output)
    {
        output.Unsigned((ulong)_minutes.Count);
        foreach (var minute in _minutes)
        {
            output.Signed(minute.Minute);
            output.Unsigned((ulong)minute.Count);
            foreach (var (pair, candle) in minute.All)
            {
                output.Unsigned((ulong)pair);
                candle.Save(output);
            }
        }
    }

    /// <summary>Reads all into an empty table; throws <see cref="FormatException"/> on what is no table.</summary>
    public void Load(ref BinaryReaderOver input, int pairs)
    {
        for (var left = input.Count(minutesMax); left > 0; left--)
        {
            var minute = new MinuteCandles(input.Signed());
            if (_minutes.Count > 0 && minute.Minute <= _minutes[^1].Minute)
                throw new FormatException($"Candles of minute {minute.Minute} after those of {_minutes[^1].Minute}.");
            for (var candles = input.Count(input.Remaining); candles > 0; candles--)
            {
                ref var candle = ref minute.Of(input.Count(pairs - 1));
                if (candle.Volume.Messages > 0)
                    throw new FormatException($"Two candles of a pair in minute {minute.Minute}.");
                candle = CandleState.Load(ref input);
            }

            _minutes.Add(minute);
            _count += minute.Count;
        }
    }

    private MinuteCandles? Find(long minute)
    {
        var after = _minutes.Count;
        while (after > 0 && _minutes[after - 1].Minute > minute)
            after--;
        if (after > 0 && _minutes[after - 1].Minute == minute)
            return _minutes[after - 1];
        if (after == 0 && (_minutes.Count == minutesMax || _count >= candlesMax))
            return null;
        var added = new MinuteCandles(minute);
        _minutes.Insert(after, added);
        return added;
    }
}
