using Microsoft.Extensions.Logging;
using Orleans;
using Trading.Exchange;

namespace Trading.Gateway.Exchange.Live;

/// <summary>
/// Watches one book for all live channels of this gateway. It renews its subscription every few seconds, and begins anew from a snapshot where it has missed an update or the
/// book has moved to another node.
/// </summary>
internal sealed partial class MarketFeed(Instrument instrument, IGrainFactory grains, TimeProvider time, ILogger log) : IMarketObserver, IAsyncDisposable
{
    private const int TradesMax = 1_000;
    private const int HeldMax = 1_000;

    private static readonly TimeSpan RenewPeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<IMarketListener> _listeners = [];
    private readonly Queue<MarketTrade> _trades = new();
    private readonly List<MarketUpdate> _held = [];
    private readonly CancellationTokenSource _closing = new();
    private IMarketObserver? _reference;
    private Task _renewing = Task.CompletedTask;
    private long _sequence;

    /// <summary>Guards everything that is read here.</summary>
    public Lock Gate => _gate;

    /// <summary>The instrument.</summary>
    public Instrument Instrument => instrument;

    /// <summary>The book's public side.</summary>
    public IMarketGrain Market => grains.GetGrain<IMarketGrain>(instrument.Symbol);

    /// <summary>What rests.</summary>
    public BookMirror Mirror { get; } = new(instrument);

    /// <summary>The last trades, oldest first.</summary>
    public IReadOnlyCollection<MarketTrade> Trades => _trades;

    /// <summary>The number of the last update in it.</summary>
    public long Sequence => _sequence;

    /// <summary>When the last update was; Unix milliseconds.</summary>
    public long TimeMs { get; private set; }

    /// <summary>Begins to watch.</summary>
    public async Task StartAsync()
    {
        _reference = grains.CreateObjectReference<IMarketObserver>(this);
        Load(await Market.SubscribeAsync(_reference));
        _renewing = RenewAsync();
    }

    /// <summary>Adds a listener.</summary>
    public void Add(IMarketListener listener)
    {
        lock (_gate)
            _listeners.Add(listener);
    }

    /// <summary>Removes a listener.</summary>
    public void Remove(IMarketListener listener)
    {
        lock (_gate)
            _listeners.Remove(listener);
    }

    /// <inheritdoc/>
    public Task OnMarketUpdatedAsync(string symbol, MarketUpdate update)
    {
        lock (_gate)
        {
            if (update.Sequence == _sequence + 1)
                Take(update);
            else if (update.Sequence > _sequence && _held.Count < HeldMax)
                _held.Add(update);
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
            LogUnsubscribeFailed(log, instrument.Symbol, e);
        }

        grains.DeleteObjectReference<IMarketObserver>(_reference);
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

    /// <summary>Where a snapshot is ahead and nothing of it comes within a while, updates were lost.</summary>
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
            LogRenewFailed(log, instrument.Symbol, e);
        }
    }

    private bool IsBehind(MarketSnapshot snapshot)
    {
        lock (_gate)
            return _sequence < snapshot.Sequence;
    }

    private void Load(MarketSnapshot snapshot)
    {
        lock (_gate)
        {
            (_sequence, TimeMs) = (snapshot.Sequence, snapshot.Depth.TimeMs);
            Mirror.Load(snapshot.Depth);
            _trades.Clear();
            foreach (var trade in snapshot.Trades.OrderBy(trade => trade.TradeId))
                Keep(trade);
            // Updates can overtake the snapshot that they follow.
            foreach (var update in _held.Where(update => update.Sequence > _sequence).OrderBy(update => update.Sequence).ToArray())
                if (update.Sequence == _sequence + 1)
                    Take(update);
            _held.Clear();
        }
    }

    private void Take(MarketUpdate update)
    {
        (_sequence, TimeMs) = (update.Sequence, update.TimeMs);
        Mirror.Apply(update.Bids, update.Asks);
        foreach (var trade in update.Trades)
            Keep(trade);
        foreach (var listener in _listeners)
            listener.OnUpdated(update);
    }

    private void Keep(in MarketTrade trade)
    {
        if (_trades.Count == TradesMax)
            _trades.Dequeue();
        _trades.Enqueue(trade);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The subscription to {Symbol} could not be renewed; it will be tried again")]
    private static partial void LogRenewFailed(ILogger logger, string symbol, Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The subscription to {Symbol} could not be ended; it will end by itself")]
    private static partial void LogUnsubscribeFailed(ILogger logger, string symbol, Exception exception);
}
