using System.Runtime.InteropServices;

namespace Trading.Market.Statistics;

/// <summary>The candles of all pairs in one minute.</summary>
internal sealed class MinuteCandles(long minute)
{
    private readonly Dictionary<int, CandleState> _byPair = [];

    /// <summary>The minute since 1970.</summary>
    public long Minute => minute;

    /// <summary>How many candles there are.</summary>
    public int Count => _byPair.Count;

    /// <summary>All, by the numbers of their pairs, in the order in which they began.</summary>
    public IEnumerable<KeyValuePair<int, CandleState>> All => _byPair;

    /// <summary>The candle of a pair, which begins empty.</summary>
    public ref CandleState Of(int pair) => ref CollectionsMarshal.GetValueRefOrAddDefault(_byPair, pair, out _);

    /// <summary>The candle of a pair; false where it has none.</summary>
    public bool TryGet(int pair, out CandleState candle) => _byPair.TryGetValue(pair, out candle);
}
