namespace Trading.Market.Queue;

/// <summary>What a batch led to in the queue's memory.</summary>
/// <param name="Receipts">The answers, valid once the entry is durable.</param>
/// <param name="New">The messages that were not known, as a block that waits; null where all were repeats.</param>
/// <param name="Digests">For each new message what stands for its key; null for one without. Null where no new message has a key.</param>
internal readonly record struct QueueIntake(MessageReceipt[] Receipts, PendingBlock? New, UInt128?[]? Digests);
