namespace Trading.Gateway.Http;

/// <summary>One command of an account's history.</summary>
/// <param name="TransactionNum">Its number.</param>
/// <param name="Timestamp">When it was executed, RFC 3339.</param>
/// <param name="Command">Its name.</param>
/// <param name="Status"><c>ok</c> or the error's code.</param>
/// <param name="Symbol">The stock, where it has one.</param>
/// <param name="Amount">The amount, where it has one.</param>
internal sealed record SummaryHistoryEntry(
    long TransactionNum, DateTimeOffset Timestamp, string Command, string Status, string? Symbol = null, string? Amount = null);
