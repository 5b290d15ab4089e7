using Orleans;

namespace Trading.Market;

/// <summary>How far a shard of the queue is.</summary>
/// <param name="Last">The number of the last message that was taken, durable or not yet.</param>
/// <param name="Processed">The number up to which all are processed.</param>
/// <param name="Keys">How many idempotency keys are remembered.</param>
[GenerateSerializer, Immutable, Alias("queue-state")]
public readonly record struct QueueState([property: Id(0)] long Last, [property: Id(1)] long Processed, [property: Id(2)] int Keys);
