namespace Trading.Market.Queue;

/// <summary>A block that the processor has not acknowledged yet.</summary>
internal sealed class PendingBlock(MessageBlock block)
{
    /// <summary>What is not in the journal yet.</summary>
    public const long NotDurable = -1;

    /// <summary>The block.</summary>
    public MessageBlock Block => block;

    /// <summary>The chunk of the journal that it is in; <see cref="NotDurable"/> before it is durable.</summary>
    public long Chunk { get; set; } = NotDurable;
}
