namespace Trading.Market.Statistics;

/// <summary>How many messages were received in each of the last seconds, and the most in any second.</summary>
internal sealed class ReceiveRate
{
    private const int Seconds = 64;
    private const long SecondMs = 1_000;

    private readonly long[] _counts = new long[Seconds];
    private long _newest;

    /// <summary>The most messages in a second.</summary>
    public long Peak { get; private set; }

    /// <summary>Adds a message. One that is more than a minute older than the newest is passed over.</summary>
    public void Add(long receivedMs)
    {
        var second = receivedMs / SecondMs;
        if (second > _newest)
        {
            for (var cleared = Math.Max(_newest + 1, second - Seconds + 1); cleared <= second; cleared++)
                _counts[cleared % Seconds] = 0;
            _newest = second;
        }

        if (second <= _newest - Seconds)
            return;
        Peak = Math.Max(Peak, ++_counts[second % Seconds]);
    }

    /// <summary>How many were received in the last whole second.</summary>
    public long Last(long nowMs)
    {
        var second = nowMs / SecondMs - 1;
        return second <= _newest && second > _newest - Seconds ? _counts[second % Seconds] : 0;
    }

    /// <summary>Writes it.</summary>
    public void Save(BinaryWriterOver output)
    {
        output.Signed(Peak);
        output.Signed(_newest);
        foreach (var count in _counts)
            output.Signed(count);
    }

    /// <summary>Reads it; throws <see cref="FormatException"/> on what could not have been.</summary>
    public void Load(ref BinaryReaderOver input)
    {
        (Peak, _newest) = (input.Signed(), input.Signed());
        for (var i = 0; i < Seconds; i++)
            _counts[i] = input.Signed();
        if (_newest < 0 || _counts.Any(count => count < 0 || count > Peak))
            throw new FormatException("A second has more messages than the most.");
    }
}
