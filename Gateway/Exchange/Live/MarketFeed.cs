using Microsoft.Extensions.Logging;
using Orleans;
using Trading.Exchange;
using Trading.Gateway.Live;

namespace Trading.Gateway.Exchange.Live;

/// <summary>Watches one book for all live channels of this gateway.</summary>
internal sealed class MarketFeed(Instrument instrument, IGrainFactory grains, TimeProvider time, ILogger log)
    : NumberedFeed<IMarketObserver, IMarketListener, MarketSnapshot, MarketUpdate>($"the book of {instrument.Symbol}", grains, time, log),
        IMarketObserver
{
    private const int TradesMax = 1_000;

    private readonly Queue<MarketTrade> _trades = new();

    /// <summary>The instrument.</summary>
    public Instrument Instrument => instrument;

    /// <summary>The book's public side.</summary>
    public IMarketGrain Market { get; } = grains.GetGrain<IMarketGrain>(instrument.Symbol);

    /// <summary>What rests.</summary>
    public BookMirror Mirror { get; } = new(instrument);

    /// <summary>The last trades, oldest first.</summary>
    public IReadOnlyCollection<MarketTrade> Trades => _trades;

    /// <summary>When the last update was; Unix milliseconds.</summary>
    public long TimeMs { get; private set; }

    /// <inheritdoc/>
    public Task OnMarketUpdatedAsync(string symbol, MarketUpdate update)
    {
        Offer(update);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task<MarketSnapshot> SubscribeAsync(IMarketObserver reference) => Market.SubscribeAsync(reference);

    /// <inheritdoc/>
    protected override Task UnsubscribeAsync(IMarketObserver reference) => Market.UnsubscribeAsync(reference);

    /// <inheritdoc/>
    protected override long SequenceOf(MarketSnapshot snapshot) => snapshot.Sequence;

    /// <inheritdoc/>
    protected override (long First, long Last) NumbersOf(MarketUpdate update) => (update.Sequence, update.Sequence);

    /// <inheritdoc/>
    protected override void Load(MarketSnapshot snapshot)
    {
        TimeMs = snapshot.Depth.TimeMs;
        Mirror.Load(snapshot.Depth);
        _trades.Clear();
        foreach (var trade in snapshot.Trades.OrderBy(trade => trade.TradeId))
            Keep(trade);
    }

    /// <inheritdoc/>
    protected override void Take(MarketUpdate update, int known)
    {
        TimeMs = update.TimeMs;
        // What came and went between two updates of the book is no change to those who follow it.
        var (bids, asks) = Mirror.Apply(update.Bids, update.Asks);
        var changes = update with { Bids = bids, Asks = asks };
        foreach (var trade in update.Trades)
            Keep(trade);
        foreach (var listener in Listeners)
            listener.OnUpdated(changes);
    }

    private void Keep(in MarketTrade trade)
    {
        if (_trades.Count == TradesMax)
            _trades.Dequeue();
        _trades.Enqueue(trade);
    }
}
