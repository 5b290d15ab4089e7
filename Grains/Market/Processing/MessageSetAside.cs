namespace Trading.Market.Processing;

/// <summary>The next message of a shard could not be processed and is a dead letter now.</summary>
internal sealed record MessageSetAside(DeadLetter Letter) : ProcessorStep;
