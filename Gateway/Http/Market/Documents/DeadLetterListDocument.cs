namespace Trading.Gateway.Http.Market;

/// <summary>Messages that could not be processed.</summary>
/// <param name="DeadLetters">Those first that were set aside last.</param>
internal sealed record DeadLetterListDocument(IReadOnlyList<DeadLetterDocument> DeadLetters);
