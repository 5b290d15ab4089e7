using System.Runtime.InteropServices;

namespace Trading.Accounts;

/// <summary>
/// A stack of pending trades across symbols, newest last. Trades are added in order of time, so the first to expire is always the oldest.
/// </summary>
internal sealed class PendingTrades
{
    private const int HeadMax = 32;

    private readonly List<PendingTrade> _trades = [];
    private int _head;

    /// <summary>The number of trades.</summary>
    public int Count => _trades.Count - _head;

    /// <summary>When the oldest trade expires; <see cref="long.MaxValue"/> where there is none.</summary>
    public long NextExpiryMs { get; private set; } = long.MaxValue;

    /// <summary>From the oldest to the newest.</summary>
    public ReadOnlySpan<PendingTrade> OldestFirst => CollectionsMarshal.AsSpan(_trades)[_head..];

    /// <summary>The newest trade, or null.</summary>
    public PendingTrade? Newest => Count == 0 ? null : _trades[^1];

    /// <summary>The oldest trade, or null.</summary>
    public PendingTrade? Oldest => Count == 0 ? null : _trades[_head];

    /// <summary>
    /// Adds the newest trade. Where the clock was set back, it counts as made when the one before it was, so that the oldest stays the
    /// first to expire.
    /// </summary>
    public void Push(PendingTrade trade)
    {
        _trades.Add(Newest is { } newest && trade.AtMs < newest.AtMs ? trade with { AtMs = newest.AtMs } : trade);
        if (Count == 1)
            FindNextExpiry();
    }

    /// <summary>Removes and returns the newest trade.</summary>
    public PendingTrade Pop()
    {
        var trade = Newest ?? throw NothingPending();
        _trades.RemoveAt(_trades.Count - 1);
        if (Count == 0)
            FindNextExpiry();
        return trade;
    }

    /// <summary>Removes and returns the oldest trade.</summary>
    public PendingTrade RemoveOldest()
    {
        var trade = Oldest ?? throw NothingPending();
        // Trades expire by the thousand after a burst: the rest moves up only when it has become the smaller part.
        if (++_head > HeadMax && _head > Count)
        {
            _trades.RemoveRange(0, _head);
            _head = 0;
        }

        FindNextExpiry();
        return trade;
    }

    /// <summary>The shares of one stock in all trades.</summary>
    public long SharesOf(Symbol symbol)
    {
        var shares = 0L;
        foreach (var trade in OldestFirst)
            if (trade.Symbol == symbol)
                shares += trade.Shares;
        return shares;
    }

    // Asked of every account with every batch, and the trade itself was written long before.
    private void FindNextExpiry() => NextExpiryMs = Oldest?.ExpiresAtMs ?? long.MaxValue;

    private static InvalidOperationException NothingPending() => new("No trade is pending.");
}
