using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Trading.Gateway.Live;

/// <summary>
/// Watches one grain for all live topics of this gateway that show it. The subscription is renewed every few seconds, since the grain may
/// have moved to a node that knows of none, and calls from a grain may be lost.
/// </summary>
/// <typeparam name="TObserver">What the grain calls; the feed itself must be one.</typeparam>
/// <typeparam name="TListener">Who hears of changes here, under the feed's lock.</typeparam>
/// <typeparam name="TView">What a subscription begins with: the grain as it is.</typeparam>
internal abstract partial class GrainFeed<TObserver, TListener, TView>(string name, IGrainFactory grains, TimeProvider time, ILogger log)
    : IGrainObserver, IAsyncDisposable
    where TObserver : class, IGrainObserver
{
    private static readonly TimeSpan RenewPeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly List<TListener> _listeners = [];
    private readonly CancellationTokenSource _closing = new();
    // At most one renewal waits, however many ask for it.
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private TObserver? _reference;
    private Task _renewing = Task.CompletedTask;

    /// <summary>Guards everything that is read here.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Who listens; to be read under <see cref="Gate"/>.</summary>
    protected IEnumerable<TListener> Listeners => _listeners;

    /// <summary>Begins to watch.</summary>
    public async Task StartAsync()
    {
        _reference = grains.CreateObjectReference<TObserver>(this);
        Begin(await ReadAsync());
        _renewing = RenewAsync();
    }

    /// <summary>What the grain shows now; whatever changes afterwards is told to the listeners.</summary>
    public Task<TView> ReadAsync() => SubscribeAsync(_reference!);

    /// <summary>Adds a listener.</summary>
    public void Add(TListener listener)
    {
        lock (Gate)
            _listeners.Add(listener);
    }

    /// <summary>Removes a listener.</summary>
    public void Remove(TListener listener)
    {
        lock (Gate)
            _listeners.Remove(listener);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _due.Writer.Complete();
        await _renewing;
        if (_reference is null)
            return;
        try
        {
            await UnsubscribeAsync(_reference);
        }
        catch (Exception e)
        {
            LogUnsubscribeFailed(log, name, e);
        }

        grains.DeleteObjectReference<TObserver>(_reference);
    }

    /// <summary>Begins or renews the subscription of this gateway.</summary>
    protected abstract Task<TView> SubscribeAsync(TObserver reference);

    /// <summary>Ends the subscription of this gateway.</summary>
    protected abstract Task UnsubscribeAsync(TObserver reference);

    /// <summary>Takes what the first subscription begins with.</summary>
    protected abstract void Begin(TView view);

    /// <summary>The grain was as shown a while ago: where that has not been heard of yet, something was lost.</summary>
    protected abstract Task ExpectAsync(TView view);

    /// <summary>Renews at once: something may have been lost.</summary>
    protected void RenewNow() => _due.Writer.TryWrite(true);

    private async Task RenewAsync()
    {
        await using var timer = time.CreateTimer(_ => RenewNow(), null, RenewPeriod, RenewPeriod);
        await foreach (var _ in _due.Reader.ReadAllAsync())
        {
            try
            {
                var view = await ReadAsync();
                await Task.Delay(Grace, time, _closing.Token);
                await ExpectAsync(view);
            }
            catch (Exception e)
            {
                if (!_closing.IsCancellationRequested)
                    LogRenewFailed(log, name, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The subscription to {Name} could not be renewed; it will be tried again")]
    private static partial void LogRenewFailed(ILogger logger, string name, Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The subscription to {Name} could not be ended; it will end by itself")]
    private static partial void LogUnsubscribeFailed(ILogger logger, string name, Exception exception);
}
