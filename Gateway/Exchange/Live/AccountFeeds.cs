using Microsoft.Extensions.Logging;
using Orleans;
using Trading.Gateway.Live;

namespace Trading.Gateway.Exchange.Live;

/// <summary>The feeds of the accounts that somebody watches here.</summary>
internal sealed class AccountFeeds(IGrainFactory grains, TimeProvider time, ILogger<AccountFeeds> log)
{
    private readonly SharedFeeds<AccountFeed> _feeds = new(async user =>
    {
        var feed = new AccountFeed(user, grains, time, log);
        await feed.StartAsync();
        return feed;
    });

    /// <summary>The feed of a user.</summary>
    public async Task<AccountFeed> AcquireAsync(string user) => (await _feeds.AcquireAsync(user))!;

    /// <summary>Says that a feed is needed no more.</summary>
    public Task ReleaseAsync(AccountFeed feed) => _feeds.ReleaseAsync(feed.User);
}
