using Microsoft.Extensions.Logging.Abstractions;
using Trading.Exchange;
using Trading.Gateway.Exchange.Live;
using Trading.Gateway.Live;
using Trading.Gateway.Tests.Http.Exchange;
using Trading.Testing;

namespace Trading.Gateway.Tests.Exchange;

/// <summary>How a feed puts the updates of a book in order, and how soon it notices what is lost.</summary>
public sealed class MarketFeedTests : IMarketListener, IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedMarket _market = new() { Sequence = 10 };
    private readonly List<string> _heard = [];
    private readonly MarketFeed _feed;

    public MarketFeedTests() => _feed = new MarketFeed(TestInstruments.BtcUsd, _market, _clock, NullLogger.Instance);

    public async Task InitializeAsync()
    {
        await _feed.StartAsync();
        _feed.Add(this);
    }

    public async Task DisposeAsync() => await _feed.DisposeAsync();

    void IMarketListener.OnUpdated(MarketUpdate update) => _heard.Add($"{update.Sequence}");

    void IFeedListener.OnRestarted() => _heard.Add($"restart at {_feed.Sequence}");

    [Fact]
    public async Task Updates_that_come_early_are_taken_as_soon_as_the_missing_one_comes()
    {
        await TellAsync(12, 14, 13, 12);
        Assert.Empty(_heard);
        await TellAsync(11);
        Assert.Equal(["11", "12", "13", "14"], _heard);
    }

    [Fact]
    public async Task Lost_update_brings_a_snapshot_a_second_after_the_hole_is_seen()
    {
        _market.Sequence = 13;
        await TellAsync(11, 13);
        await Eventually.IsTrueAsync(() => _market.Subscriptions == 2, "No snapshot was asked for.");
        await AdvanceAsync(Second);
        await Eventually.IsTrueAsync(() => _feed.Sequence == 13, "The lost update was waited for too long.");
        Assert.Equal(["11", "restart at 13"], Heard());
    }

    [Fact]
    public async Task Early_updates_that_are_newer_than_the_snapshot_follow_it()
    {
        _market.Sequence = 13;
        await TellAsync(13, 14);
        await Eventually.IsTrueAsync(() => _market.Subscriptions == 2, "No snapshot was asked for.");
        await AdvanceAsync(Second);
        await Eventually.IsTrueAsync(() => _feed.Sequence == 14, "The lost updates were waited for too long.");
        Assert.Equal(["restart at 13", "14"], Heard());
    }

    [Fact]
    public async Task Subscription_that_misses_nothing_is_renewed_every_five_seconds_and_goes_on()
    {
        await TellAsync(11);
        _market.Sequence = 11;
        await AdvanceAsync(5 * Second);
        for (var renewal = 2; renewal <= 4; renewal++)
        {
            await Eventually.IsTrueAsync(() => _market.Subscriptions == renewal, "The subscription was not renewed.");
            await AdvanceAsync(Second);
            await AdvanceAsync(4 * Second);
        }

        await TellAsync(12);
        Assert.Equal(["11", "12"], Heard());
    }

    [Fact]
    public async Task Price_where_nothing_changed_in_the_end_is_not_told()
    {
        var told = new Listener();
        lock (_feed.Gate)
            _feed.Add(told);
        await TellAsync(11, [new PriceLevel(100, 5), new PriceLevel(99, 0)]);
        await TellAsync(12, [new PriceLevel(100, 5), new PriceLevel(98, 1)]);
        await TellAsync(13, [new PriceLevel(100, 0), new PriceLevel(98, 2)]);
        await TellAsync(14, [new PriceLevel(100, 0)]);
        Assert.Equal(["11: 100x5", "12: 98x1", "13: 100x0 98x2", "14: "], told.Updates);
    }

    private Task TellAsync(long sequence, PriceLevel[] bids) => _market.Observer!.OnMarketUpdatedAsync(
        "BTC-USD", new MarketUpdate { Sequence = sequence, TimeMs = sequence, Bids = bids, Asks = [], Trades = [] });

    private async Task TellAsync(params long[] sequences)
    {
        foreach (var sequence in sequences)
            await _market.Observer!.OnMarketUpdatedAsync(
                "BTC-USD", new MarketUpdate { Sequence = sequence, TimeMs = sequence, Bids = [], Asks = [], Trades = [] });
    }

    /// <summary>Moves the clock once the feed waits for it.</summary>
    private async Task AdvanceAsync(TimeSpan delta)
    {
        var until = _clock.GetUtcNow() + delta;
        await Eventually.IsTrueAsync(() => _clock.NextDue <= until, "Nothing waits for the clock.");
        _clock.Advance(delta);
    }

    private string[] Heard()
    {
        lock (_feed.Gate)
            return [.. _heard];
    }

    private sealed class Listener : IMarketListener
    {
        public List<string> Updates { get; } = [];

        public void OnUpdated(MarketUpdate update) =>
            Updates.Add($"{update.Sequence}: {string.Join(' ', update.Bids.Select(level => $"{level.Ticks}x{level.Lots}"))}");

        public void OnRestarted() => Updates.Add("restarted");
    }
}
