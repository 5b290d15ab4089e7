using Microsoft.Extensions.Logging;
using Orleans;
using Trading.Exchange;

namespace Trading.Gateway.Exchange.Live;

/// <summary>Watches one account for the private channels of this gateway, and renews its subscription every few seconds.</summary>
internal sealed partial class AccountFeed(string user, IGrainFactory grains, TimeProvider time, ILogger log) : IAccountObserver, IAsyncDisposable
{
    private static readonly TimeSpan RenewPeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<IAccountListener> _listeners = [];
    private readonly CancellationTokenSource _closing = new();
    private IAccountObserver? _reference;
    private Task _renewing = Task.CompletedTask;

    /// <summary>The user.</summary>
    public string User => user;

    /// <summary>Begins to watch.</summary>
    public async Task StartAsync()
    {
        _reference = grains.CreateObjectReference<IAccountObserver>(this);
        await ReadAsync();
        _renewing = RenewAsync();
    }

    /// <summary>The account as it is now; whatever changes afterwards is told to the listeners.</summary>
    public Task<AccountView> ReadAsync() => grains.GetGrain<IOrderGrain>(user).SubscribeAsync(_reference!);

    /// <summary>Adds a listener.</summary>
    public void Add(IAccountListener listener)
    {
        lock (_gate)
            _listeners.Add(listener);
    }

    /// <summary>Removes a listener.</summary>
    public void Remove(IAccountListener listener)
    {
        lock (_gate)
            _listeners.Remove(listener);
    }

    /// <inheritdoc/>
    public Task OnAccountChangedAsync(string user, AccountUpdate update)
    {
        lock (_gate)
            foreach (var listener in _listeners)
                listener.OnChanged(update);
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
            await grains.GetGrain<IOrderGrain>(user).UnsubscribeAsync(_reference);
        }
        catch (Exception e)
        {
            LogUnsubscribeFailed(log, user, e);
        }

        grains.DeleteObjectReference<IAccountObserver>(_reference);
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

    /// <summary>Where the account is ahead of what was told and stays so for a while, changes were lost: those who listen begin anew.</summary>
    private async Task RenewOnceAsync()
    {
        try
        {
            var seen = await ReadAsync();
            await Task.Delay(Grace, time, _closing.Token);
            lock (_gate)
                foreach (var listener in _listeners)
                    listener.ExpectAtLeast(seen);
        }
        catch (Exception e) when (!_closing.IsCancellationRequested)
        {
            LogRenewFailed(log, user, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The subscription to the account of {User} could not be renewed; it will be tried again")]
    private static partial void LogRenewFailed(ILogger logger, string user, Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The subscription to the account of {User} could not be ended; it will end by itself")]
    private static partial void LogUnsubscribeFailed(ILogger logger, string user, Exception exception);
}
