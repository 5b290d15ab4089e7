namespace Trading.Market.Queue;

/// <summary>
/// The idempotency keys of a shard: those of the last 25 hours, of these the newest, at most so many. Told the time with each key; times
/// never go back.
/// </summary>
internal sealed class KeyMemory(int limit)
{
    /// <summary>How long a key is remembered: longer than the 24 hours that are promised, so that no clock makes it less.</summary>
    public const long LifeMs = 25 * 3_600_000L;

    private const int FirstLength = 1_024;

    private readonly Dictionary<UInt128, int> _places = [];
    private RememberedKey[] _ring = new RememberedKey[Math.Min(FirstLength, limit)];
    private int _first;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>What is remembered of a key; false where it is not known.</summary>
    public bool TryGet(UInt128 digest, out RememberedKey key)
    {
        var isKnown = _places.TryGetValue(digest, out var place);
        key = isKnown ? _ring[place] : default;
        return isKnown;
    }

    /// <summary>Remembers a key that is not known, and forgets what is too old or too much.</summary>
    public void Add(in RememberedKey key)
    {
        while (Count > 0 && (Count == limit || _ring[_first].ReceivedMs <= key.ReceivedMs - LifeMs))
            ForgetOldest();
        if (Count == _ring.Length)
            Grow();
        var place = (_first + Count) % _ring.Length;
        _places.Add(key.Digest, place);
        _ring[place] = key;
        Count++;
    }

    /// <summary>Writes all, oldest first, as differences.</summary>
    public void Save(BinaryWriterOver output)
    {
        output.Unsigned((ulong)Count);
        var (number, receivedMs) = (0L, 0L);
        for (var i = 0; i < Count; i++)
        {
            ref readonly var key = ref _ring[(_first + i) % _ring.Length];
            QueueForm.WriteDigest(output, key.Digest);
            output.Unsigned((ulong)(key.Number - number));
            output.Unsigned((ulong)(key.ReceivedMs - receivedMs));
            output.Byte((byte)key.Class);
            output.Byte((byte)key.Warnings);
            (number, receivedMs) = (key.Number, key.ReceivedMs);
        }
    }

    /// <summary>
    /// Reads all into an empty memory; where it was saved with a larger limit, the newest. Throws <see cref="FormatException"/> on what is
    /// none.
    /// </summary>
    public void Load(ref BinaryReaderOver input)
    {
        var (number, receivedMs) = (0L, 0L);
        for (var left = input.Count(input.Remaining); left > 0; left--)
        {
            var digest = QueueForm.ReadDigest(ref input);
            (number, receivedMs) = (number + (long)input.Unsigned(), receivedMs + (long)input.Unsigned());
            var (tradeClass, warnings) = ((TradeClass)input.Byte(), (TradeWarnings)input.Byte());
            if (tradeClass > TradeClass.Mismatch || _places.ContainsKey(digest))
                throw new FormatException($"The key of message {number} is remembered twice, or with {tradeClass}.");
            Add(new RememberedKey(digest, number, receivedMs, tradeClass, warnings));
        }
    }

    private void ForgetOldest()
    {
        _places.Remove(_ring[_first].Digest);
        _first = (_first + 1) % _ring.Length;
        Count--;
    }

    private void Grow()
    {
        var larger = new RememberedKey[Math.Min(limit, 2 * _ring.Length)];
        for (var i = 0; i < Count; i++)
            larger[i] = _ring[(_first + i) % _ring.Length];
        for (var i = 0; i < Count; i++)
            _places[larger[i].Digest] = i;
        (_ring, _first) = (larger, 0);
    }
}
