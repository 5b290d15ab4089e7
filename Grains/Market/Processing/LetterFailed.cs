namespace Trading.Market.Processing;

/// <summary>A dead letter was sent again and failed again.</summary>
internal sealed record LetterFailed(MessageId Id, long FailedMs, int Tries, string Reason) : ProcessorStep;
