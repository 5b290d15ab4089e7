using Microsoft.Extensions.Logging;
using Orleans;
using Trading.Exchange;
using Trading.Gateway.Live;

namespace Trading.Gateway.Exchange.Live;

/// <summary>Watches one account for the private channels of this gateway.</summary>
internal sealed class AccountFeed(string user, IGrainFactory grains, TimeProvider time, ILogger log)
    : GrainFeed<IAccountObserver, IAccountListener, AccountView>($"the account of {user}", grains, time, log), IAccountObserver
{
    private readonly IOrderGrain _orders = grains.GetGrain<IOrderGrain>(user);

    /// <summary>The user.</summary>
    public string User => user;

    /// <inheritdoc/>
    public Task OnAccountChangedAsync(string user, AccountUpdate update)
    {
        lock (Gate)
            foreach (var listener in Listeners)
                listener.OnChanged(update);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task<AccountView> SubscribeAsync(IAccountObserver reference) => _orders.SubscribeAsync(reference);

    /// <inheritdoc/>
    protected override Task UnsubscribeAsync(IAccountObserver reference) => _orders.UnsubscribeAsync(reference);

    /// <inheritdoc/>
    protected override void Begin(AccountView view)
    {
        // Each listener reads the account by itself.
    }

    /// <inheritdoc/>
    protected override Task ExpectAsync(AccountView view)
    {
        lock (Gate)
            foreach (var listener in Listeners)
                listener.ExpectAtLeast(view);
        return Task.CompletedTask;
    }
}
