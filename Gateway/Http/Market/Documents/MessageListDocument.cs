namespace Trading.Gateway.Http.Market;

/// <summary>The last messages.</summary>
/// <param name="Messages">Newest first.</param>
internal sealed record MessageListDocument(IReadOnlyList<ProcessedMessageDocument> Messages);
