using Microsoft.Extensions.Logging;
using Orleans;
using Trading.Market;

namespace Trading.Gateway.Market.Live;

/// <summary>
/// Watches the market processor for all live channels of this gateway. It renews its subscription every few seconds, and begins anew from
/// a snapshot where it has missed messages.
/// </summary>
internal sealed partial class TradesFeed(IGrainFactory grains, TimeProvider time, ILogger log) : ITradesObserver, IAsyncDisposable
{
    private const int HeldMax = 1_000;

    private static readonly TimeSpan RenewPeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<ITradesListener> _listeners = [];
    private readonly Queue<ProcessedMessage> _recent = new();
    private readonly List<ProcessedMessage[]> _held = [];
    private readonly CancellationTokenSource _closing = new();
    private ITradesObserver? _reference;
    private Task _renewing = Task.CompletedTask;

    /// <summary>Guards everything that is read here.</summary>
    public Lock Gate => _gate;

    /// <summary>The last messages, oldest first.</summary>
    public IReadOnlyCollection<ProcessedMessage> Recent => _recent;

    /// <summary>The number of the last message.</summary>
    public long Sequence { get; private set; }

    /// <summary>The totals that were told last.</summary>
    public MarketTotals Totals { get; private set; } = null!;

    private IMarketProcessorGrain Market => grains.GetGrain<IMarketProcessorGrain>(IMarketProcessorGrain.Key);

    /// <summary>Begins to watch.</summary>
    public async Task StartAsync()
    {
        _reference = grains.CreateObjectReference<ITradesObserver>(this);
        Load(await Market.SubscribeAsync(_reference));
        _renewing = RenewAsync();
    }

    /// <summary>Adds a listener.</summary>
    public void Add(ITradesListener listener)
    {
        lock (_gate)
            _listeners.Add(listener);
    }

    /// <summary>Removes a listener.</summary>
    public void Remove(ITradesListener listener)
    {
        lock (_gate)
            _listeners.Remove(listener);
    }

    /// <inheritdoc/>
    public Task OnTradesAsync(TradesUpdate update)
    {
        lock (_gate)
        {
            if (Totals is not null && update.Totals is { } totals && totals.TimeMs >= Totals.TimeMs)
            {
                Totals = totals;
                foreach (var listener in _listeners)
                    listener.OnTotals(totals);
            }

            if (update.Messages.Length > 0 && !TryTake(update.Messages) && _held.Count < HeldMax)
                _held.Add(update.Messages);
            TakeHeld();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _renewing;
        if (_reference is null)
            return;
        try
        {
            await Market.UnsubscribeAsync(_reference);
        }
        catch (Exception e)
        {
            LogUnsubscribeFailed(log, e);
        }

        grains.DeleteObjectReference<ITradesObserver>(_reference);
    }

    private async Task RenewAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(RenewPeriod, time, _closing.Token);
                await RenewOnceAsync();
            }
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // The feed is closed.
        }
    }

    /// <summary>Where a snapshot is ahead and nothing of it comes within a while, messages were lost.</summary>
    private async Task RenewOnceAsync()
    {
        try
        {
            var seen = await Market.SubscribeAsync(_reference!);
            if (!IsBehind(seen))
                return;
            await Task.Delay(Grace, time, _closing.Token);
            if (!IsBehind(seen))
                return;
            Load(await Market.SubscribeAsync(_reference!));
            lock (_gate)
                foreach (var listener in _listeners)
                    listener.OnRestarted();
        }
        catch (Exception e) when (!_closing.IsCancellationRequested)
        {
            LogRenewFailed(log, e);
        }
    }

    private bool IsBehind(TradesSnapshot snapshot)
    {
        lock (_gate)
            return Sequence < snapshot.Sequence;
    }

    private void Load(TradesSnapshot snapshot)
    {
        lock (_gate)
        {
            Sequence = snapshot.Sequence;
            Totals = snapshot.Totals;
            _recent.Clear();
            foreach (ref readonly var message in snapshot.Messages.AsSpan())
                Keep(message);
            // Updates can overtake the snapshot that they follow.
            TakeHeld();
            _held.Clear();
        }
    }

    /// <summary>Takes what is new of messages; false where some before them are missing.</summary>
    private bool TryTake(ReadOnlySpan<ProcessedMessage> messages)
    {
        if (messages[0].Sequence > Sequence + 1)
            return false;
        while (!messages.IsEmpty && messages[0].Sequence <= Sequence)
            messages = messages[1..];
        if (messages.IsEmpty)
            return true;
        Sequence = messages[^1].Sequence;
        foreach (ref readonly var message in messages)
            Keep(message);
        foreach (var listener in _listeners)
            listener.OnTrades(messages);
        return true;
    }

    private void TakeHeld()
    {
        for (var isAgain = _held.Count > 0; isAgain;)
            isAgain = _held.RemoveAll(messages => TryTake(messages)) > 0;
    }

    private void Keep(in ProcessedMessage message)
    {
        if (_recent.Count == IMarketProcessorGrain.RecentMax)
            _recent.Dequeue();
        _recent.Enqueue(message);
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "The subscription to the market processor could not be renewed; it will be tried again")]
    private static partial void LogRenewFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The subscription to the market processor could not be ended; it will end by itself")]
    private static partial void LogUnsubscribeFailed(ILogger logger, Exception exception);
}
