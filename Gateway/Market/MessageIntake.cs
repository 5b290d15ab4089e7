using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Trading.Market;

namespace Trading.Gateway.Market;

/// <summary>Takes messages to the shards of the queue, over one lane for each (<see cref="MessageLane"/>).</summary>
internal sealed class MessageIntake(
    IGrainFactory grains, IOptions<MessageDoorOptions> options, RefusalCounter refusals, ILogger<MessageIntake> log, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly TokenBuckets<string>? _users = options.Value.UserMessagesPerSecond == 0
        ? null
        : new TokenBuckets<string>(options.Value.UserMessagesPerSecond, options.Value.UserMessagesBurst, clock);

    private MessageLane[]? _lanes;

    /// <summary>Messages that wait for the queue's shards to have them.</summary>
    public int Waiting => _lanes?.Sum(lane => lane.Waiting) ?? 0;

    /// <summary>Sends what is sound, and waits until each message has its outcome.</summary>
    /// <param name="body">The messages.</param>
    /// <param name="allowed">How many of them may be sent; those behind are refused.</param>
    /// <param name="isExempt">Whether users have no limit.</param>
    /// <exception cref="Exception">It cannot be found out how many shards there are.</exception>
    public async ValueTask<MessageSubmission> SubmitAsync(MessageBody body, int allowed, bool isExempt)
    {
        var lanes = _lanes ?? await FindLanesAsync();
        var submission = new MessageSubmission(body);
        Enter(submission, lanes, allowed, isExempt);
        await submission.Done;
        return submission;
    }

    private void Enter(MessageSubmission submission, MessageLane[] lanes, int allowed, bool isExempt)
    {
        var body = submission.Body;
        for (var i = 0; i < body.Count; i++)
        {
            ref readonly var item = ref body[i];
            var fault = TradeFault.None;
            if (!item.IsSound)
            {
                refusals.Count(item.Problems);
                submission.Complete(i, default);
                continue;
            }

            var user = item.Incoming.Message.UserId;
            if (i >= allowed || (_users is not null && !isExempt && _users.Take(user, 1) == 0))
                fault = TradeFault.RateLimited;
            else if (!lanes[MarketShards.Of(user, lanes.Length)].TryEnter(new WaitingMessage(item.Incoming, submission, i)))
                fault = TradeFault.QueueFull;
            if (fault == TradeFault.None)
                continue;
            refusals.Count(fault);
            submission.Complete(i, new MessageOutcome(fault, default));
        }
    }

    /// <summary>The queue says how many shards it has: that must not be a matter of this process's settings.</summary>
    private async Task<MessageLane[]> FindLanesAsync()
    {
        var shards = await grains.GetGrain<IMarketProcessorGrain>(IMarketProcessorGrain.Key).GetShardsAsync();
        lock (_lock)
        {
            return _lanes ??=
            [
                .. Enumerable.Range(0, shards)
                    .Select(shard => new MessageLane(grains.GetGrain<IMessageQueueGrain>(shard), options.Value, log)),
            ];
        }
    }
}
