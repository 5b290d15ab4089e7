namespace Trading.Gateway.Http.Market;

/// <summary>A message that could not be processed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">What went wrong the last time.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="FailedAt">When it was set aside the last time.</param>
/// <param name="Message">The message.</param>
internal sealed record DeadLetterDocument(string Id, string Reason, int Tries, DateTimeOffset FailedAt, DeadMessageDocument Message);
