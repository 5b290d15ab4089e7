namespace Trading.Accounts;

/// <summary>
/// A stack of pending trades across symbols, newest last. Trades are added in order of time, so the first to expire is always the oldest.
/// </summary>
internal sealed class PendingTrades
{
    private readonly List<PendingTrade> _trades = [];

    /// <summary>The number of trades.</summary>
    public int Count => _trades.Count;

    /// <summary>From the oldest to the newest.</summary>
    public IReadOnlyList<PendingTrade> OldestFirst => _trades;

    /// <summary>The newest trade, or null.</summary>
    public PendingTrade? Newest => _trades.Count == 0 ? null : _trades[^1];

    /// <summary>The oldest trade, or null.</summary>
    public PendingTrade? Oldest => _trades.Count == 0 ? null : _trades[0];

    /// <summary>Adds the newest trade.</summary>
    public void Push(PendingTrade trade) => _trades.Add(trade);

    /// <summary>Removes and returns the newest trade.</summary>
    public PendingTrade Pop()
    {
        var trade = _trades[^1];
        _trades.RemoveAt(_trades.Count - 1);
        return trade;
    }

    /// <summary>Removes and returns the oldest trade.</summary>
    public PendingTrade RemoveOldest()
    {
        var trade = _trades[0];
        _trades.RemoveAt(0);
        return trade;
    }

    /// <summary>The shares of one stock in all trades.</summary>
    public long SharesOf(Symbol symbol)
    {
        var shares = 0L;
        foreach (var trade in _trades)
            if (trade.Symbol == symbol)
                shares += trade.Shares;
        return shares;
    }
}
