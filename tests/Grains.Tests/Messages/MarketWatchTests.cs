using System.Collections.Concurrent;
using Orleans;
using Trading.Grains.Tests.Quotes;
using Trading.Market;

namespace Trading.Grains.Tests.Messages;

public sealed class MarketWatchTests
{
    [Fact]
    public async Task Watcher_begins_with_the_last_messages_and_is_told_every_later_one_once_and_the_totals()
    {
        await using var rig = await MarketRig.StartAsync();
        for (var i = 0; i < 15; i++)
            await rig.SendAsync("ann", [.. Enumerable.Repeat<string?>(null, 10)]);
        await rig.ExpectProcessedAsync(150);
        var watcher = new Watcher();
        var reference = rig.Silo.Grains.CreateObjectReference<ITradesObserver>(watcher);
        var snapshot = await rig.Market.SubscribeAsync(reference);
        Assert.Equal((150, 150), (snapshot.Sequence, snapshot.Totals.Processed));
        Assert.Equal(Enumerable.Range(51, 100).Select(n => (long)n), snapshot.Messages.Select(m => m.Sequence));

        for (var i = 0; i < 40; i++)
            await rig.SendAsync($"user{i}", null, null, null);
        await rig.ExpectProcessedAsync(270);
        await rig.Market.SubscribeAsync(reference);
        await Eventually.HoldsAsync(() =>
        {
            rig.Clock.Advance(TimeSpan.FromMilliseconds(50));
            return watcher.Sequences.Count >= 120 && watcher.Totals.LastOrDefault()?.Processed == 270;
        });
        Assert.Equal(Enumerable.Range(151, 120).Select(n => (long)n), watcher.Sequences.Order());
        await rig.Market.UnsubscribeAsync(reference);
        await rig.SendAsync("ann", [null]);
        await rig.ExpectProcessedAsync(271);
        Assert.Equal(120, watcher.Sequences.Count);
    }

    [Fact]
    public async Task Totals_are_told_at_most_five_times_a_second_and_only_where_they_change()
    {
        await using var rig = await MarketRig.StartAsync();
        var watcher = new Watcher();
        var reference = rig.Silo.Grains.CreateObjectReference<ITradesObserver>(watcher);
        await rig.Market.SubscribeAsync(reference);
        for (var tick = 0; tick < 40; tick++)
        {
            if (tick < 20)
                await rig.SendAsync("ann", [null]);
            rig.Clock.Advance(TimeSpan.FromMilliseconds(100));
            // A turn of the grain, so that what is due has been told.
            await rig.Market.GetTotalsAsync();
        }

        await rig.ExpectProcessedAsync(20);
        await Eventually.HoldsAsync(() =>
        {
            rig.Clock.Advance(TimeSpan.FromMilliseconds(50));
            return watcher.Totals.LastOrDefault()?.Processed == 20;
        });
        Assert.InRange(watcher.Totals.Count, 2, 16);
        GC.KeepAlive(reference);
    }

    [Fact]
    public async Task Totals_are_not_told_six_times_in_a_second_by_a_timer_that_is_a_hair_early()
    {
        await using var rig = await MarketRig.StartAsync();
        var watcher = new Watcher();
        var reference = rig.Silo.Grains.CreateObjectReference<ITradesObserver>(watcher);
        await rig.Market.SubscribeAsync(reference);
        while (watcher.Totals.Count < 12)
        {
            await rig.SendAsync("ann", [null]);
            rig.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await rig.Market.GetTotalsAsync();
        }

        var times = watcher.Totals.Select(totals => totals.TimeMs).ToArray();
        for (var i = 0; i + 5 < times.Length; i++)
            Assert.InRange(times[i + 5] - times[i], 1_050, long.MaxValue);
        GC.KeepAlive(reference);
    }

    private sealed class Watcher : ITradesObserver
    {
        public ConcurrentQueue<long> Sequences { get; } = [];

        public ConcurrentQueue<MarketTotals> Totals { get; } = [];

        public Task OnTradesAsync(TradesUpdate update)
        {
            foreach (var message in update.Messages)
                Sequences.Enqueue(message.Sequence);
            if (update.Totals is not null)
                Totals.Enqueue(update.Totals);
            return Task.CompletedTask;
        }
    }
}
