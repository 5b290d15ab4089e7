using Microsoft.Extensions.Logging;

namespace Trading.Market.Processing;

/// <content>What is done with each message before it is counted, and what becomes of those that fail.</content>
public sealed partial class MarketProcessorGrain
{
    private const int ReasonLengthMax = 500;

    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(5);

    /// <summary>Processes new blocks of a shard.</summary>
    private async ValueTask ProcessAsync(int shard, List<MessageBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (_processors.Length == 0)
                Stage(new BlockProcessed(shard, block));
            else
                await ProcessEachAsync(shard, block);
        }
    }

    private async ValueTask ProcessEachAsync(int shard, MessageBlock block)
    {
        var done = block.FirstNumber;
        for (var number = done; number <= block.LastNumber; number++)
        {
            var message = block.Messages[(int)(number - block.FirstNumber)];
            var id = new MessageId(shard, number);
            if (await TryAsync(id, block.ReceivedMs, message) is not { } failure)
                continue;
            // What came before need not wait for this one.
            if (number > done)
                Stage(new BlockProcessed(shard, block.Part(done, number - 1)));
            await CommitAsync();
            done = number;
            var (tries, reason) = await TryAgainAsync(id, block.ReceivedMs, message, failure);
            if (reason is null)
                continue;
            Stage(new MessageSetAside(new DeadLetter(id, block.ReceivedMs, NowMs, tries, reason, message)));
            done = number + 1;
        }

        if (done <= block.LastNumber)
            Stage(new BlockProcessed(shard, block.Part(done, block.LastNumber)));
    }

    /// <summary>
    /// Tries until it succeeds (a reason of null) or was tried often enough; while no more can be set aside, without end.
    /// </summary>
    private async Task<(int Tries, string? Reason)> TryAgainAsync(MessageId id, long receivedMs, TradeMessage message, string reason)
    {
        var pause = tuning.FirstPause;
        string? failure = reason;
        var tries = 1;
        for (; failure is not null && (tries < tuning.Tries || _core.Letters.Count >= tuning.DeadLettersMax); tries++)
        {
            LogTryFailed(logger, id.ToString(), tries, failure);
            await PauseAsync(pause);
            pause = pause < PauseMax / 2 ? 2 * pause : PauseMax;
            failure = await TryAsync(id, receivedMs, message);
        }

        return (tries, failure);
    }

    /// <summary>Waits before a message is tried again. Nobody waits for that in a call: shards ask again.</summary>
    private async Task PauseAsync(TimeSpan pause)
    {
        _isPausing = true;
        _deliveries.LetGo();
        await Task.Delay(pause, time, _ending.Token);
        _isPausing = false;
        // Among these may be letters that are sent again, which makes room for this one.
        await RunAllAsync(_asides);
    }

    /// <summary>Tries once. What went wrong; null where nothing did.</summary>
    private async ValueTask<string?> TryAsync(MessageId id, long receivedMs, TradeMessage message)
    {
        try
        {
            foreach (var processor in _processors)
                await processor.ProcessAsync(id, receivedMs, message, _ending.Token);
            return null;
        }
        catch (Exception e) when (!_ending.IsCancellationRequested)
        {
            var reason = $"{e.GetType().Name}: {e.Message}";
            return reason.Length <= ReasonLengthMax ? reason : reason[..ReasonLengthMax];
        }
    }

    private async ValueTask<ResendAnswer> ResendAsync(IEnumerable<MessageId> ids)
    {
        // What was staged before may have set some of them aside.
        await CommitAsync();
        var answer = default(ResendAnswer);
        foreach (var id in ids)
        {
            if (_core.Letters.Find(id) is not { } letter)
            {
                answer = answer with { Unknown = answer.Unknown + 1 };
            }
            else if (await TryAsync(id, letter.ReceivedMs, letter.Message) is { } reason)
            {
                Stage(new LetterFailed(id, NowMs, letter.Tries + 1, reason));
                answer = answer with { DeadAgain = answer.DeadAgain + 1 };
            }
            else
            {
                Stage(new LetterProcessed(id));
                answer = answer with { Processed = answer.Processed + 1 };
            }
        }

        await CommitAsync();
        return answer;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} failed at try {Tries}: {Reason}")]
    private static partial void LogTryFailed(ILogger logger, string id, int tries, string reason);
}
