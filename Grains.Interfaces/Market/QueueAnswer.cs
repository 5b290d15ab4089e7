using Orleans;

namespace Trading.Market;

/// <summary>What the queue says of a batch: all of it is durable, or nothing of it was taken.</summary>
/// <param name="IsFull">True where too much waits: nothing was taken, and it may be sent again later.</param>
/// <param name="Receipts">One for each message, in order; empty where the queue is full.</param>
[GenerateSerializer, Immutable, Alias("queue-answer")]
public sealed record QueueAnswer([property: Id(0)] bool IsFull, [property: Id(1)] MessageReceipt[] Receipts);
