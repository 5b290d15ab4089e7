using Trading.Exchange;

namespace Trading.Gateway.Exchange.Live;

/// <summary>Hears of an <see cref="AccountFeed"/>, under the feed's lock: it must not wait.</summary>
internal interface IAccountListener
{
    /// <summary>The account has changed.</summary>
    void OnChanged(AccountUpdate update);

    /// <summary>The account was as shown a while ago: who has not heard of that yet has missed something.</summary>
    void ExpectAtLeast(AccountView view);
}
