namespace Trading.Market.Processing;

/// <summary>Messages of a shard were processed.</summary>
internal sealed record BlockProcessed(int Shard, MessageBlock Block) : ProcessorStep;
