namespace Trading.Market.Processing;

/// <summary>A gateway has told which messages it refused.</summary>
internal sealed record MessagesRefused(RefusalCounts Counts) : ProcessorStep;
