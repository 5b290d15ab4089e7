namespace Trading.Market.Processing;

/// <summary>Something that waits for the market processor.</summary>
/// <param name="StageAsync">Does it: appends its steps to the journal, without waiting for them.</param>
/// <param name="Done">Ends when its steps are durable and applied.</param>
internal sealed record ProcessorWork(Func<ValueTask> StageAsync, TaskCompletionSource Done);
