namespace Trading.Market.Statistics;

/// <summary>The statistics of one pair.</summary>
internal sealed class PairState(CurrencyPair pair, int index)
{
    /// <summary>The pair.</summary>
    public CurrencyPair Pair => pair;

    /// <summary>Its number among all pairs, from 0, by when they came first.</summary>
    public int Index => index;

    /// <summary>Its sums.</summary>
    public Volume Volume;

    /// <summary>The effective rate of the last message.</summary>
    public TradeRate Last { get; set; }

    /// <summary>When the last message was received; Unix milliseconds.</summary>
    public long LastReceivedMs { get; set; }

    /// <summary>Its last messages, in the memory of <see cref="RecentMessages"/>.</summary>
    public RecentList Recent;

    /// <summary>Its totals.</summary>
    public PairTotals Totals => new(pair, Volume.Messages, Volume.Sold, Volume.Bought, Last, LastReceivedMs);
}
