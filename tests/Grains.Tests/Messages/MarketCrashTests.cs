using Orleans;
using Orleans.Runtime;
using Trading.Market;
using Trading.Storage;

namespace Trading.Grains.Tests.Messages;

/// <summary>What was acknowledged is counted once, whatever fails in between.</summary>
public sealed class MarketCrashTests
{
    [Fact]
    public async Task Crash_between_the_queues_write_and_the_delivery_loses_nothing()
    {
        await using var rig = await MarketRig.StartAsync();
        rig.Storage.FailWritesOf(IsProcessor);
        for (var i = 0; i < 20; i++)
            await rig.SendAsync($"user{i}", $"{i}", null, null);
        await rig.RestartAsync();
        await rig.ExpectProcessedAsync(60);
        for (var i = 0; i < 20; i++)
            Assert.True((await rig.SendAsync($"user{i}", $"{i}"))[0].IsRepeat);
        await rig.RestartAsync();
        await rig.ExpectProcessedAsync(60);
    }

    [Fact]
    public async Task Crash_between_the_processors_write_and_its_acknowledgement_counts_once()
    {
        await using var rig = await MarketRig.StartAsync();
        rig.Storage.FailAfterWritesOf(IsProcessor);
        await rig.SendAsync("ann", "1", "2", "3");
        await rig.ExpectProcessedAsync(3);
        rig.Storage.FailAfterWritesOf(_ => false);
        await rig.SendAsync("ann", "4");
        var totals = await rig.ExpectProcessedAsync(4);
        Assert.Equal(4, totals.ByClass[(int)TradeClass.Direct]);
        await rig.RestartAsync();
        await rig.ExpectProcessedAsync(4);
    }

    [Fact]
    public async Task Batch_whose_write_fails_is_answered_as_unknown_and_may_be_sent_again()
    {
        await using var rig = await MarketRig.StartAsync();
        await rig.SendAsync("ann", "0");
        rig.Storage.FailWritesOf(IsQueue);
        await Assert.ThrowsAnyAsync<Exception>(() => rig.SendAsync("ann", "1", "2"));
        rig.Storage.FailWritesOf(_ => false);
        var receipts = await SendUntilAnsweredAsync(rig, "0", "1", "2");
        Assert.Equal([(1, true), (2, false), (3, false)], receipts.Select(receipt => ((int)receipt.Id.Number, receipt.IsRepeat)));
        await rig.ExpectProcessedAsync(3);
    }

    [Fact]
    public async Task Batch_whose_write_succeeds_unseen_is_known_when_it_comes_again()
    {
        await using var rig = await MarketRig.StartAsync();
        rig.Storage.FailAfterWritesOf(IsQueue);
        await Assert.ThrowsAnyAsync<Exception>(() => rig.SendAsync("ann", "1", "2"));
        rig.Storage.FailAfterWritesOf(_ => false);
        var receipts = await SendUntilAnsweredAsync(rig, "1", "2", "3");
        Assert.Equal([(1, true), (2, true), (3, false)], receipts.Select(receipt => ((int)receipt.Id.Number, receipt.IsRepeat)));
        await rig.ExpectProcessedAsync(3);
    }

    [Fact]
    public async Task Shard_whose_data_are_lost_takes_nothing()
    {
        await using var rig = await MarketRig.StartAsync();
        await rig.SendAsync("ann", null, null);
        await rig.ExpectProcessedAsync(2);
        var journal = new GrainState<RawState>();
        var shard = rig.ShardOf("ann").GetGrainId();
        await rig.Storage.ReadStateAsync("messages-0000000000", shard, journal);
        await rig.Storage.ClearStateAsync("messages-0000000000", shard, journal);
        await rig.RestartAsync();
        await Assert.ThrowsAsync<OrleansException>(() => rig.SendAsync("ann", [null]));
        await Assert.ThrowsAsync<OrleansException>(() => rig.SendAsync("ann", [null]));
        Assert.Equal(2, (await rig.Market.GetTotalsAsync()).Processed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_failures_of_the_storage_and_repeats_leave_every_key_counted_once(int seed)
    {
        var random = new Random(seed);
        await using var rig = await MarketRig.StartAsync();
        var unanswered = new HashSet<(string User, string Key)>();
        var ids = new Dictionary<(string User, string Key), MessageId>();
        for (var i = 0; i < 300; i++)
        {
            rig.Storage.FailWritesOf(random.Next(12) == 0 ? Any(random) : _ => false);
            rig.Storage.FailAfterWritesOf(random.Next(12) == 0 ? Any(random) : _ => false);
            unanswered.Add(($"user{random.Next(20)}", $"{i}"));
            foreach (var message in unanswered.Concat(ids.Keys).OrderBy(_ => random.Next()).Take(5).ToArray())
            {
                if (await TrySendAsync(rig, message) is not { } id)
                    continue;
                unanswered.Remove(message);
                Assert.True(ids.TryAdd(message, id) || ids[message] == id);
            }

            if (random.Next(60) == 0)
                await rig.RestartAsync();
        }

        rig.Storage.FailWritesOf(_ => false);
        rig.Storage.FailAfterWritesOf(_ => false);
        foreach (var message in unanswered)
            ids.Add(message, (await SendUntilAnsweredAsync(rig, message.User, [message.Key]))[0].Id);
        await rig.ExpectProcessedAsync(300);
        Assert.Equal(300, ids.Values.Distinct().Count());
        await rig.RestartAsync();
        await rig.ExpectProcessedAsync(300);
    }

    private static Func<GrainId, bool> Any(Random random) => random.Next(2) == 0 ? IsProcessor : IsQueue;

    private static bool IsProcessor(GrainId grain) => grain.ToString().Contains("marketprocessor", StringComparison.Ordinal);

    private static bool IsQueue(GrainId grain) => grain.ToString().Contains("messagequeue", StringComparison.Ordinal);

    private static async Task<MessageId?> TrySendAsync(MarketRig rig, (string User, string Key) message)
    {
        try
        {
            return (await rig.SendAsync(message.User, message.Key))[0].Id;
        }
        catch (Exception e) when (e is IOException or OrleansException)
        {
            return null;
        }
    }

    private static Task<MessageReceipt[]> SendUntilAnsweredAsync(MarketRig rig, params string[] keys) =>
        SendUntilAnsweredAsync(rig, "ann", keys);

    private static async Task<MessageReceipt[]> SendUntilAnsweredAsync(MarketRig rig, string user, string[] keys)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await rig.SendAsync(user, keys);
            }
            catch (Exception e) when (tries < 1_000 && e is IOException or OrleansException)
            {
                // The shard is being read again.
                await Task.Delay(1);
            }
        }
    }
}
