using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Trading.Gateway.Http.Market;
using Trading.Gateway.Market;
using Trading.Market;

namespace Trading.Gateway.Tests.Market;

public sealed class MessageLaneTests
{
    private readonly ScriptedQueue _queue = new();

    [Fact]
    public async Task Messages_that_come_during_a_call_go_together_and_in_order()
    {
        var lane = Lane(batchMax: 4);
        var hold = Hold();
        var first = Enter(lane, "a");
        await Eventually.IsTrueAsync(() => _queue.Calls.Length == 1, "the first message does not go");
        var others = Enumerable.Range(0, 6).Select(i => Enter(lane, $"{i}")).ToArray();
        _queue.Hold = null;
        hold.SetResult();
        await first.Done;
        await Task.WhenAll(others.Select(other => other.Done));
        Assert.Equal(["a", "0,1,2,3", "4,5"], _queue.Calls.Select(call => string.Join(',', call)));
        Assert.Equal(Enumerable.Range(2, 6), others.Select(other => (int)other[0].Receipt.Id.Number));
        // A lane that had nothing to do begins again.
        var last = Enter(lane, "z");
        await last.Done;
        Assert.Equal((TradeFault.None, 8), (last[0].Fault, last[0].Receipt.Id.Number));
    }

    [Fact]
    public async Task Lane_takes_no_more_than_its_limit_until_there_is_room()
    {
        var lane = Lane(waitingMax: 3);
        var hold = Hold();
        Enter(lane, "a");
        await Eventually.IsTrueAsync(() => _queue.Calls.Length == 1, "the first message does not go");
        var waiting = Enter(lane, "b");
        Enter(lane, "c");
        Assert.False(TryEnter(lane, "d", out _));
        _queue.Hold = null;
        hold.SetResult();
        await waiting.Done;
        await Eventually.IsTrueAsync(() => TryEnter(lane, "e", out _), "there is no room again");
    }

    [Fact]
    public async Task Failed_call_leaves_its_messages_unknown_and_the_lane_goes_on()
    {
        var lane = Lane();
        _queue.IsFailing = true;
        var lost = Enter(lane, "a");
        await lost.Done;
        Assert.Equal(TradeFault.Internal, lost[0].Fault);
        _queue.IsFailing = false;
        var next = Enter(lane, "b");
        await next.Done;
        Assert.Equal(TradeFault.None, next[0].Fault);
    }

    [Fact]
    public async Task Full_queue_takes_nothing()
    {
        _queue.IsFull = true;
        var refused = Enter(Lane(), "a");
        await refused.Done;
        Assert.Equal(TradeFault.QueueFull, refused[0].Fault);
    }

    [Theory]
    [InlineData(TradeFault.QueueFull, 503, "1")]
    [InlineData(TradeFault.RateLimited, 429, "1")]
    [InlineData(TradeFault.Internal, 500, "")]
    public async Task Refusal_of_the_door_has_its_status_for_one_message_and_for_a_list(TradeFault fault, int status, string retryAfter)
    {
        foreach (var json in new[] { Messages.Good, $"[{Messages.Good},{Messages.Good}]" })
        {
            var context = new DefaultHttpContext();
            var submission = new MessageSubmission(Messages.Read(json));
            for (var i = 0; i < submission.Body.Count; i++)
                submission.Complete(i, new MessageOutcome(fault, default));
            await submission.Done;
            await new MessageAnswer(context, isLegacy: false).WriteAsync(submission);
            Assert.Equal((status, retryAfter), (context.Response.StatusCode, context.Response.Headers.RetryAfter.ToString()));
        }
    }

    [Fact]
    public async Task List_of_which_some_may_go_in_later_says_so()
    {
        var context = new DefaultHttpContext();
        var submission = new MessageSubmission(Messages.Read($"[{Messages.Good},{Messages.Good}]"));
        submission.Complete(1, new MessageOutcome(TradeFault.QueueFull, default));
        Assert.False(submission.Done.IsCompleted);
        submission.Complete(
            0, new MessageOutcome(TradeFault.None, new MessageReceipt(new MessageId(1, 5), false, TradeClass.Direct, default)));
        await submission.Done;
        await new MessageAnswer(context, isLegacy: false).WriteAsync(submission);
        Assert.Equal((207, "1"), (context.Response.StatusCode, context.Response.Headers.RetryAfter.ToString()));
    }

    private TaskCompletionSource Hold() => _queue.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    private MessageLane Lane(int waitingMax = 100, int batchMax = 100) => new(
        _queue, new MessageDoorOptions { WaitingMessagesMax = waitingMax, BatchMessagesMax = batchMax }, NullLogger.Instance);

    private static MessageSubmission Enter(MessageLane lane, string key)
    {
        Assert.True(TryEnter(lane, key, out var submission));
        return submission;
    }

    private static bool TryEnter(MessageLane lane, string key, out MessageSubmission submission)
    {
        submission = new MessageSubmission(Messages.Read(Messages.Of(key)));
        return lane.TryEnter(new WaitingMessage(submission.Body[0].Incoming, submission, 0));
    }
}
