using Orleans;

namespace Trading.Exchange;

/// <summary>A gateway that shows an account live.</summary>
[Alias("account-observer")]
public interface IAccountObserver : IGrainObserver
{
    /// <summary>The account has changed. A hole in the numbers, or silence, means to subscribe again.</summary>
    [Alias("changed")]
    Task OnAccountChangedAsync(string user, AccountUpdate update);
}
