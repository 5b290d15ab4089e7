namespace Trading.LoadGenerator.Messages;

/// <summary>Totals of messages: as the load has counted what was acknowledged, or as the gateway tells them.</summary>
internal sealed class MarketTotals
{
    private const decimal CentsPerUnit = 100;

    private readonly PairTotals[] _pairs = new PairTotals[TradedPair.All.Count];
    private readonly long[] _kinds = new long[(int)MadeKind.Mismatch + 1];

    /// <summary>The messages of a pair, by its place in <see cref="TradedPair.All"/>.</summary>
    public ref PairTotals this[int pair] => ref _pairs[pair];

    /// <summary>All messages.</summary>
    public long Count => _pairs.Sum(pair => pair.Count);

    /// <summary>Messages of a kind.</summary>
    public ref long Of(MadeKind kind) => ref _kinds[(int)kind];

    /// <summary>Counts a message.</summary>
    public void Add(in MadeMessage message)
    {
        _kinds[(int)message.Kind]++;
        _pairs[message.Pair] += new PairTotals(1, message.SellCents / CentsPerUnit, message.BuyCents / CentsPerUnit);
    }

    /// <summary>Adds other totals.</summary>
    public void Add(MarketTotals other)
    {
        for (var i = 0; i < _pairs.Length; i++)
            _pairs[i] += other._pairs[i];
        for (var i = 0; i < _kinds.Length; i++)
            _kinds[i] += other._kinds[i];
    }

    /// <summary>
    /// The first difference between what was expected to be added to <paramref name="before"/> and this; null where there is none.
    /// </summary>
    public string? DifferenceFrom(MarketTotals before, MarketTotals expected)
    {
        for (var i = 0; i < _pairs.Length; i++)
        {
            var added = _pairs[i] - before._pairs[i];
            if (added != expected._pairs[i])
                return $"{TradedPair.All[i].Name}: {expected._pairs[i]} was acknowledged, and the statistics grew by {added}.";
        }

        for (var kind = MadeKind.Direct; kind <= MadeKind.Mismatch; kind++)
        {
            var added = Of(kind) - before.Of(kind);
            if (added != expected.Of(kind))
                return $"{kind}: {expected.Of(kind)} were acknowledged, and the statistics grew by {added}.";
        }

        return null;
    }
}
