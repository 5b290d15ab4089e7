using Trading.Market;

namespace Trading.Grains.Tests.Messages;

public sealed class DeadLetterTests
{
    private readonly FailingProcessor _processor = new();

    [Fact]
    public async Task Message_that_fails_is_tried_again_and_those_behind_it_wait()
    {
        await using var rig = await StartAsync();
        _processor.Fail("bad", 4);
        await SendAsync(rig, "a", "bad", "b");
        await rig.ExpectProcessedAsync(3);
        Assert.Equal(["a", "bad", "bad", "bad", "bad", "bad", "b"], _processor.Tried);
        Assert.Equal(["b", "bad", "a"], (await rig.Market.GetRecentAsync(null, 10)).Select(m => m.Message.UserId));
    }

    [Fact]
    public async Task Message_that_fails_five_times_is_set_aside_and_the_next_ones_are_processed()
    {
        await using var rig = await StartAsync();
        _processor.Fail("bad", 5);
        await SendAsync(rig, "a", "bad", "b");
        var totals = await rig.ExpectProcessedAsync(2, deadLetters: 1);
        Assert.Equal(3, totals.Accepted);
        Assert.Equal(["a", "bad", "bad", "bad", "bad", "bad", "b"], _processor.Tried);
        await rig.RestartAsync();
        var letter = Assert.Single(await rig.Market.GetDeadLettersAsync(10));
        Assert.Equal(
            (new MessageId(0, 2), 5, "InvalidOperationException: bad is bad.", "bad"),
            (letter.Id, letter.Tries, letter.Reason, letter.Message.UserId));
        Assert.True(letter.FailedMs >= letter.ReceivedMs + 1_500);
        Assert.Equal([1, 2], (await rig.Market.GetRecentAsync(null, 10)).Select(m => m.Sequence).Order());
    }

    [Fact]
    public async Task What_came_before_a_failing_message_does_not_wait_for_it()
    {
        await using var rig = await StartAsync();
        _processor.Fail("bad", int.MaxValue);
        await SendAsync(rig, "a", "bad", "b");
        await Quotes.Eventually.HoldsAsync(async () => (await rig.Market.GetTotalsAsync()).Processed == 1);
    }

    [Fact]
    public async Task Letter_that_is_sent_again_is_processed_with_a_new_number_or_dead_again()
    {
        await using var rig = await StartAsync();
        _processor.Fail("bad", 5);
        _processor.Fail("worse", 6);
        await SendAsync(rig, "bad", "worse", "good");
        await rig.ExpectProcessedAsync(1, deadLetters: 2);

        Assert.Equal(new ResendAnswer(0, 0, 1), await rig.Market.ResendAsync([new MessageId(0, 3)]));
        Assert.Equal(new ResendAnswer(1, 1, 0), await rig.Market.ResendAsync(null));
        Assert.Equal((6, "worse"), (await rig.Market.GetDeadLettersAsync(10)).Select(l => (l.Tries, l.Message.UserId)).Single());
        await rig.RestartAsync();
        MessageId[] ids = [new MessageId(0, 2), new MessageId(0, 2), new MessageId(0, 1)];
        Assert.Equal(new ResendAnswer(1, 0, 1), await rig.Market.ResendAsync(ids));
        await rig.ExpectProcessedAsync(3);
        Assert.Equal(
            [(1, "0-3"), (2, "0-1"), (3, "0-2")],
            (await rig.Market.GetRecentAsync(null, 10)).Select(m => ((int)m.Sequence, m.Id.ToString())).Reverse());
        await rig.RestartAsync();
        await rig.ExpectProcessedAsync(3);
    }

    [Fact]
    public async Task Where_no_more_can_be_set_aside_the_next_failing_message_is_tried_on()
    {
        await using var rig = await StartAsync();
        _processor.Fail("bad", 18);
        await SendAsync(rig, "bad", "bad", "bad", "bad", "good");
        await rig.ExpectProcessedAsync(2, deadLetters: 3);
        Assert.Equal(3 * 5 + 4, _processor.Tried.Count(user => user == "bad"));
        Assert.Equal(new ResendAnswer(3, 0, 0), await rig.Market.ResendAsync(null));
        await rig.ExpectProcessedAsync(5);
    }

    [Fact]
    public async Task Letters_that_are_sent_again_make_room_for_a_message_that_waits_for_it()
    {
        await using var rig = await StartAsync();
        _processor.Fail("bad", 15);
        _processor.Fail("worst", int.MaxValue);
        await SendAsync(rig, "bad", "bad", "bad", "worst", "good");
        await rig.ExpectProcessedAsync(0, deadLetters: 3);
        var resending = rig.Market.ResendAsync([new MessageId(0, 1)]);
        await rig.ExpectProcessedAsync(2, deadLetters: 3);
        Assert.Equal(new ResendAnswer(1, 0, 0), await resending);
        Assert.Equal("worst", (await rig.Market.GetDeadLettersAsync(1))[0].Message.UserId);
    }

    private async Task<MarketRig> StartAsync() =>
        await new MarketRig { Processor = _processor, Options = new MarketOptions { Shards = 1 } }.OpenAsync();

    private static async Task SendAsync(MarketRig rig, params string[] users) =>
        await rig.Shard(0).SubmitAsync([.. users.Select(user => new IncomingMessage(SampleMessages.Of(user), null))]);
}
