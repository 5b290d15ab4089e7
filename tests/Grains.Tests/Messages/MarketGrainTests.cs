using Trading.Grains.Tests.Quotes;
using Trading.Market;

namespace Trading.Grains.Tests.Messages;

public sealed class MarketGrainTests
{
    [Fact]
    public async Task Message_is_answered_with_its_id_and_counted()
    {
        await using var rig = await MarketRig.StartAsync();
        var receipt = Assert.Single(await rig.SendAsync("134256", [null]));
        var id = new MessageId(MarketShards.Of("134256", 4), 1);
        Assert.Equal(new MessageReceipt(id, false, TradeClass.Direct, TradeWarnings.None), receipt);
        var totals = await rig.ExpectProcessedAsync(1);
        Assert.Equal((1, 1, 1), (totals.DistinctUsers, totals.Pairs, totals.Countries));
        var processed = Assert.Single(await rig.Market.GetRecentAsync(null, 10));
        Assert.Equal((1, receipt.Id, SampleMessages.Of("134256")), (processed.Sequence, processed.Id, processed.Message));
        Assert.Equal(747_000_000, (await rig.Market.GetPairAsync(processed.Message.Pair))!.Value.BoughtUnits);
        Assert.Equal(new QueueState(1, 1, 0), await rig.ShardOf("134256").GetStateAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Any_messages_with_restarts_between_batches_equal_a_recount_of_what_was_acknowledged(int seed)
    {
        var random = new Random(seed);
        await using var rig = await MarketRig.StartAsync();
        var accepted = new Dictionary<MessageId, TradeMessage>();
        for (var round = 0; round < 4; round++)
        {
            for (var batch = 0; batch < 30; batch++)
            {
                var messages = SampleMessages.Many(random, random.Next(1, 40));
                await Task.WhenAll(messages.GroupBy(m => MarketShards.Of(m.UserId, 4)).Select(SendAsync));
            }

            if (random.Next(2) == 0)
                await rig.ExpectProcessedAsync(accepted.Count);
            await rig.RestartAsync();
        }

        var totals = await rig.ExpectProcessedAsync(accepted.Count);
        Assert.Equal(
            accepted.Values
                .GroupBy(m => m.Pair)
                .Select(pair => (pair.Key, pair.LongCount(), pair.Sum(m => (decimal)m.AmountSell.Units)))
                .ToHashSet(),
            (await rig.Market.GetPairsAsync()).Select(pair => (pair.Pair, pair.Messages, (decimal)pair.SoldUnits)).ToHashSet());
        Assert.Equal([.. Enumerable.Range(0, 3).Select(of => accepted.Values.LongCount(m => (int)m.Class == of))], totals.ByClass);
        Assert.Equal(accepted.Count, (await rig.Market.GetCountriesAsync(0)).Sum(country => country.Messages));
        foreach (var message in await rig.Market.GetRecentAsync(null, 100))
            Assert.Equal(accepted[message.Id], message.Message);

        async Task SendAsync(IGrouping<int, TradeMessage> shard)
        {
            TradeMessage[] messages = [.. shard];
            var answer = await rig.Shard(shard.Key).SubmitAsync([.. messages.Select(message => new IncomingMessage(message, null))]);
            lock (accepted)
            {
                for (var i = 0; i < messages.Length; i++)
                    accepted.Add(answer.Receipts[i].Id, messages[i]);
            }
        }
    }

    [Fact]
    public async Task Repeats_are_known_across_restarts_and_snapshots_and_count_once()
    {
        await using var rig = await MarketRig.StartAsync();
        var keys = Enumerable.Range(0, 600).Select(i => $"key{i}").ToArray();
        var receipts = new List<MessageReceipt>();
        foreach (var batch in keys.Chunk(20))
            receipts.AddRange(await rig.SendAsync("ann", batch));
        for (var i = 0; i < 2; i++)
        {
            await rig.RestartAsync();
            var again = await rig.SendAsync("ann", keys);
            Assert.All(again, receipt => Assert.True(receipt.IsRepeat));
            Assert.Equal(receipts.Select(receipt => receipt.Id), again.Select(receipt => receipt.Id));
        }

        await rig.ExpectProcessedAsync(600);
        Assert.Equal(new QueueState(600, 600, 600), await rig.ShardOf("ann").GetStateAsync());
    }

    [Fact]
    public async Task Repeats_at_the_same_time_make_one_message()
    {
        await using var rig = await MarketRig.StartAsync();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => rig.SendAsync("ann", "same", null)));
        Assert.Single(receipts.Select(receipt => receipt[0].Id).Distinct());
        Assert.Single(receipts, receipt => !receipt[0].IsRepeat);
        await rig.ExpectProcessedAsync(51);
    }

    [Fact]
    public async Task Key_is_forgotten_after_25_hours()
    {
        await using var rig = await MarketRig.StartAsync();
        await rig.SendAsync("ann", "k");
        rig.Clock.Advance(TimeSpan.FromHours(24.5));
        Assert.True((await rig.SendAsync("ann", "k"))[0].IsRepeat);
        rig.Clock.Advance(TimeSpan.FromHours(0.6));
        await rig.SendAsync("ann", "other");
        Assert.False((await rig.SendAsync("ann", "k"))[0].IsRepeat);
    }

    [Fact]
    public async Task Full_queue_takes_nothing_and_goes_on_when_there_is_room()
    {
        await using var rig = await new MarketRig { Options = new MarketOptions { Shards = 1, QueueLimit = 10_000 } }.OpenAsync();
        rig.Storage.FailWritesOf(grain => grain.ToString().Contains("marketprocessor", StringComparison.Ordinal));
        var batch = Enumerable.Repeat(new IncomingMessage(SampleMessages.Of("ann"), null), 2_000).ToArray();
        for (var i = 0; i < 5; i++)
            Assert.Equal(2_000, (await rig.Shard(0).SubmitAsync(batch)).Receipts.Length);
        var answer = await rig.Shard(0).SubmitAsync(batch[..1]);
        Assert.Equal((true, 0), (answer.IsFull, answer.Receipts.Length));
        Assert.Equal(10_000, (await rig.Shard(0).GetStateAsync()).Last);
        rig.Storage.FailWritesOf(_ => false);
        await rig.ExpectProcessedAsync(10_000);
        Assert.False((await rig.Shard(0).SubmitAsync(batch)).IsFull);
        await rig.ExpectProcessedAsync(12_000);
    }

    [Fact]
    public async Task Message_that_becomes_durable_while_nothing_is_handed_on_does_not_wait_for_the_timer()
    {
        await using var rig = await MarketRig.StartAsync();
        await rig.SendAsync("ann", [null]);
        await rig.ExpectProcessedAsync(1);
        rig.Storage.Hold();
        var sent = rig.SendAsync("ann", [null]);
        await Eventually.HoldsAsync(() => rig.Storage.Held == 1);

        // The timer finds a message that is not durable yet.
        rig.Calls.Hold("IMarketProcessorGrain.DeliverAsync");
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await rig.ShardOf("ann").GetStateAsync();
        rig.Storage.LetGo();
        await sent;
        rig.Calls.LetGo();
        await Eventually.HoldsAsync(async () => (await rig.Market.GetTotalsAsync()).Processed == 2);
    }

    [Fact]
    public async Task Batch_that_is_empty_or_too_large_is_refused()
    {
        await using var rig = await MarketRig.StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Shard(0).SubmitAsync([]));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Shard(0).SubmitAsync(new IncomingMessage[IMessageQueueGrain.BatchMax + 1]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => rig.Shard(4).GetStateAsync());
    }

    [Fact]
    public async Task Largest_batch_of_longest_names_fits()
    {
        await using var rig = await MarketRig.StartAsync();
        var user = string.Concat(Enumerable.Repeat("😀", TradeMessage.UserIdLengthMax));
        var receipts = await rig.SendAsync(user, [.. Enumerable.Range(0, IMessageQueueGrain.BatchMax).Select(i => $"{i}")]);
        Assert.Equal(IMessageQueueGrain.BatchMax, receipts[^1].Id.Number);
        await rig.RestartAsync();
        await rig.ExpectProcessedAsync(IMessageQueueGrain.BatchMax);
    }

    [Fact]
    public async Task Refusals_are_counted_across_restarts()
    {
        await using var rig = await MarketRig.StartAsync();
        await rig.Market.CountRefusalsAsync(new RefusalCounts(3, [new FaultCount(TradeFault.NotJson, 3)]));
        await rig.RestartAsync();
        await rig.Market.CountRefusalsAsync(new RefusalCounts(1, [new FaultCount(TradeFault.NotJson, 1)]));
        var totals = await rig.Market.GetTotalsAsync();
        Assert.Equal((4, 0), (totals.Refused, totals.Processed));
        Assert.Equal([new FaultCount(TradeFault.NotJson, 4)], totals.RefusedByFault);
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Market.CountRefusalsAsync(new RefusalCounts(-1, [])));
    }
}
