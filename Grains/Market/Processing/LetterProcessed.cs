namespace Trading.Market.Processing;

/// <summary>A dead letter was sent again and is processed.</summary>
internal sealed record LetterProcessed(MessageId Id) : ProcessorStep;
