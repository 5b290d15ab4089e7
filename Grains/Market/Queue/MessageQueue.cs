namespace Trading.Market.Queue;

/// <summary>
/// The pure core of a queue's shard: numbers messages, knows repeats by their keys, and keeps blocks until the processor has them.
/// </summary>
/// <param name="shard">The number of the shard.</param>
/// <param name="limit">How many messages may wait.</param>
/// <param name="keysMax">How many keys are remembered.</param>
internal sealed class MessageQueue(int shard, int limit, int keysMax)
{
    private readonly Queue<PendingBlock> _pending = [];
    private readonly KeyMemory _keys = new(keysMax);

    /// <summary>The number of the last message that was taken.</summary>
    public long Last { get; private set; }

    /// <summary>The number up to which the processor has all.</summary>
    public long Processed { get; private set; }

    /// <summary>The latest time that messages were taken at; Unix milliseconds.</summary>
    public long LatestMs { get; private set; }

    /// <summary>What is remembered of keys.</summary>
    public KeyMemory Keys => _keys;

    /// <summary>True where something waits for the processor, durable or not.</summary>
    public bool IsAnythingPending => _pending.Count > 0;

    /// <summary>True where so many messages more would be too many.</summary>
    public bool IsFullFor(int messages) => Last - Processed + messages > limit;

    /// <summary>Takes a batch; there must be room for it. A time that goes back counts as the latest one.</summary>
    public QueueIntake Take(ReadOnlySpan<IncomingMessage> batch, long nowMs)
    {
        nowMs = Math.Max(nowMs, LatestMs);
        var receipts = new MessageReceipt[batch.Length];
        var messages = new TradeMessage[batch.Length];
        UInt128?[]? digests = null;
        var count = 0;
        for (var i = 0; i < batch.Length; i++)
        {
            var (message, key) = batch[i];
            if (key is not null)
            {
                var digest = KeyDigest.Of(message.UserId, key);
                if (_keys.TryGet(digest, out var first))
                {
                    receipts[i] = new MessageReceipt(new MessageId(shard, first.Number), true, first.Class, first.Warnings);
                    continue;
                }

                (digests ??= new UInt128?[batch.Length])[count] = digest;
                _keys.Add(new RememberedKey(digest, Last + count + 1, nowMs, message.Class, message.Warnings));
            }

            messages[count++] = message;
            receipts[i] = new MessageReceipt(new MessageId(shard, Last + count), false, message.Class, message.Warnings);
        }

        if (count == 0)
            return new QueueIntake(receipts, null, null);
        Array.Resize(ref messages, count);
        return new QueueIntake(receipts, Append(new MessageBlock(Last + 1, nowMs, messages)), digests);
    }

    /// <summary>Takes what was read from the journal, behind what the snapshot holds.</summary>
    public PendingBlock Replay(MessageBlock block, ReadOnlySpan<UInt128?> digests)
    {
        if (block.FirstNumber != Last + 1)
            throw new FormatException($"Message {block.FirstNumber} of shard {shard} follows {Last}.");
        for (var i = 0; i < block.Messages.Length; i++)
        {
            ref readonly var message = ref block.Messages[i];
            // A key that was forgotten may have come again: where more are remembered now, the first one still is.
            if (!digests.IsEmpty && digests[i] is { } digest && !_keys.TryGet(digest, out _))
                _keys.Add(new RememberedKey(digest, block.FirstNumber + i, block.ReceivedMs, message.Class, message.Warnings));
        }

        return Append(block);
    }

    /// <summary>Takes what was read from the journal and is in the snapshot, but has not reached the processor.</summary>
    public PendingBlock? Restore(MessageBlock block)
    {
        if (block.LastNumber <= Processed)
            return null;
        var pending = new PendingBlock(block);
        _pending.Enqueue(pending);
        return pending;
    }

    /// <summary>The durable blocks that come next for the processor, whole ones, of so many messages unless the first has more.</summary>
    public MessageBlock[] NextBlocks(int messagesMax)
    {
        var blocks = new List<MessageBlock>();
        foreach (var pending in _pending)
        {
            messagesMax -= pending.Block.Messages.Length;
            if (pending.Chunk == PendingBlock.NotDurable || (messagesMax < 0 && blocks.Count > 0))
                break;
            blocks.Add(pending.Block);
        }

        return [.. blocks];
    }

    /// <summary>The processor has all up to a number; what is lower than before is old news.</summary>
    public void Acknowledge(long number)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Last);
        Processed = Math.Max(Processed, number);
        while (_pending.TryPeek(out var oldest) && oldest.Block.LastNumber <= Processed)
            _pending.Dequeue();
    }

    /// <summary>
    /// The first chunk of the journal that is still needed for what waits; <paramref name="end"/> where nothing waits that is durable.
    /// </summary>
    public long FirstChunkNeeded(long end) =>
        _pending.TryPeek(out var oldest) && oldest.Chunk != PendingBlock.NotDurable ? Math.Min(oldest.Chunk, end) : end;

    /// <summary>Writes all but the blocks.</summary>
    public void Save(BinaryWriterOver output)
    {
        output.Signed(Last);
        output.Signed(Processed);
        output.Signed(LatestMs);
        _keys.Save(output);
    }

    /// <summary>Reads all but the blocks into an empty queue; throws <see cref="FormatException"/> on what is none.</summary>
    public void Load(ref BinaryReaderOver input)
    {
        (Last, Processed, LatestMs) = (input.Signed(), input.Signed(), input.Signed());
        if (Processed < 0 || Last < Processed)
            throw new FormatException($"A queue of {Last} messages of which {Processed} are processed.");
        _keys.Load(ref input);
    }

    private PendingBlock Append(MessageBlock block)
    {
        var pending = new PendingBlock(block);
        _pending.Enqueue(pending);
        (Last, LatestMs) = (block.LastNumber, block.ReceivedMs);
        return pending;
    }
}
