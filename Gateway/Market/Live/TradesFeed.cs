using Microsoft.Extensions.Logging;
using Orleans;
using Trading.Gateway.Live;
using Trading.Market;

namespace Trading.Gateway.Market.Live;

/// <summary>Watches the market processor for all live channels of this gateway.</summary>
internal sealed class TradesFeed(IGrainFactory grains, TimeProvider time, ILogger log)
    : NumberedFeed<ITradesObserver, ITradesListener, TradesSnapshot, ProcessedMessage[]>("the market processor", grains, time, log),
        ITradesObserver
{
    private readonly IMarketProcessorGrain _market = grains.GetGrain<IMarketProcessorGrain>(IMarketProcessorGrain.Key);
    private readonly Queue<ProcessedMessage> _recent = new();

    /// <summary>The last messages, oldest first.</summary>
    public IReadOnlyCollection<ProcessedMessage> Recent => _recent;

    /// <summary>The totals that were told last.</summary>
    public MarketTotals Totals { get; private set; } = null!;

    /// <inheritdoc/>
    public Task OnTradesAsync(TradesUpdate update)
    {
        lock (Gate)
        {
            if (Totals is not null && update.Totals is { } totals && totals.TimeMs >= Totals.TimeMs)
            {
                Totals = totals;
                foreach (var listener in Listeners)
                    listener.OnTotals(totals);
            }

            if (update.Messages.Length > 0)
                Offer(update.Messages);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task<TradesSnapshot> SubscribeAsync(ITradesObserver reference) => _market.SubscribeAsync(reference);

    /// <inheritdoc/>
    protected override Task UnsubscribeAsync(ITradesObserver reference) => _market.UnsubscribeAsync(reference);

    /// <inheritdoc/>
    protected override long SequenceOf(TradesSnapshot snapshot) => snapshot.Sequence;

    /// <inheritdoc/>
    protected override (long First, long Last) NumbersOf(ProcessedMessage[] update) => (update[0].Sequence, update[^1].Sequence);

    /// <inheritdoc/>
    protected override void Load(TradesSnapshot snapshot)
    {
        Totals = snapshot.Totals;
        _recent.Clear();
        foreach (ref readonly var message in snapshot.Messages.AsSpan())
            Keep(message);
    }

    /// <inheritdoc/>
    protected override void Take(ProcessedMessage[] update, int known)
    {
        var messages = update.AsSpan(known);
        foreach (ref readonly var message in messages)
            Keep(message);
        foreach (var listener in Listeners)
            listener.OnTrades(messages);
    }

    private void Keep(in ProcessedMessage message)
    {
        if (_recent.Count == IMarketProcessorGrain.RecentMax)
            _recent.Dequeue();
        _recent.Enqueue(message);
    }
}
