namespace Trading.Market.Statistics;

/// <summary>All pairs that have messages. At most as many as two different codes of ISO 4217 make.</summary>
internal sealed class PairTable
{
    private readonly PairState?[] _byPair = new PairState?[CurrencyIndex.Count * CurrencyIndex.Count];
    private readonly List<PairState> _pairs = [];

    /// <summary>How many there are.</summary>
    public int Count => _pairs.Count;

    /// <summary>All, by their numbers.</summary>
    public IReadOnlyList<PairState> All => _pairs;

    /// <summary>The pair, which is added where it is new.</summary>
    public PairState GetOrAdd(CurrencyPair pair)
    {
        ref var state = ref _byPair[CurrencyIndex.Of(pair.From) * CurrencyIndex.Count + CurrencyIndex.Of(pair.To)];
        if (state is null)
            _pairs.Add(state = new PairState(pair, _pairs.Count));
        return state;
    }

    /// <summary>The pair; null where it has no message.</summary>
    public PairState? Find(CurrencyPair pair) =>
        pair.From.IsNone || pair.To.IsNone ? null : _byPair[CurrencyIndex.Of(pair.From) * CurrencyIndex.Count + CurrencyIndex.Of(pair.To)];

    /// <summary>The totals of all, those with most messages first.</summary>
    public PairTotals[] Totals()
    {
        var totals = _pairs.ConvertAll(pair => pair.Totals).ToArray();
        Array.Sort(totals, (a, b) => a.Messages != b.Messages ? b.Messages.CompareTo(a.Messages) : a.Pair.CompareTo(b.Pair));
        return totals;
    }

    /// <summary>Writes all.</summary>
    public void Save(BinaryWriterOver output)
    {
        output.Unsigned((ulong)_pairs.Count);
        foreach (var pair in _pairs)
        {
            output.Unsigned(pair.Pair.From.Packed);
            output.Unsigned(pair.Pair.To.Packed);
            pair.Volume.Save(output);
            output.Signed(pair.Last.Units);
            output.Signed(pair.LastReceivedMs);
        }
    }

    /// <summary>Reads all into an empty table; throws <see cref="FormatException"/> on what is no table.</summary>
    public void Load(ref BinaryReaderOver input)
    {
        var count = input.Count(_byPair.Length);
        while (_pairs.Count < count)
        {
            var isKnown = Currency.TryUnpack(input.Count(ushort.MaxValue), out var from)
                & Currency.TryUnpack(input.Count(ushort.MaxValue), out var to);
            var pair = new CurrencyPair(from, to);
            if (!isKnown || from == to || Find(pair) is not null)
                throw new FormatException($"Statistics of the pair {pair}, which cannot be.");
            var state = GetOrAdd(pair);
            state.Volume = Volume.Load(ref input);
            state.Last = TradeRate.FromUnits(input.Signed());
            state.LastReceivedMs = input.Signed();
        }
    }
}
