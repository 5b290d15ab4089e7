namespace Trading.Gateway.Http;

/// <summary>
/// The result of a command (gateway.md, "Results"). Which members there are depends on the command; money and quantities are strings.
/// </summary>
/// <param name="Cash"><c>ADD</c>, <c>DISPLAY_SUMMARY</c>: what can be spent now.</param>
/// <param name="Symbol">The stock.</param>
/// <param name="Price">Price of one share.</param>
/// <param name="QuotedAt"><c>QUOTE</c>: when the price was quoted, RFC 3339.</param>
/// <param name="Shares">Shares of the trade.</param>
/// <param name="Total">Shares × price.</param>
/// <param name="ExpiresAt">When the pending trade expires, RFC 3339.</param>
/// <param name="Path"><c>DUMPLOG</c>: the file that was written.</param>
/// <param name="Elements"><c>DUMPLOG</c>: the number of elements in it.</param>
/// <param name="User"><c>DISPLAY_SUMMARY</c>, as all that follow: as in <see cref="SummaryAnswer"/>.</param>
/// <param name="ReservedCash">As in <see cref="SummaryAnswer"/>.</param>
/// <param name="Holdings">As in <see cref="SummaryAnswer"/>.</param>
/// <param name="PendingBuys">As in <see cref="SummaryAnswer"/>.</param>
/// <param name="PendingSells">As in <see cref="SummaryAnswer"/>.</param>
/// <param name="Triggers">As in <see cref="SummaryAnswer"/>.</param>
/// <param name="History">As in <see cref="SummaryAnswer"/>.</param>
/// <param name="HistoryTruncated">As in <see cref="SummaryAnswer"/>.</param>
internal sealed record CommandResult(
    string? Cash = null,
    string? Symbol = null,
    string? Price = null,
    DateTimeOffset? QuotedAt = null,
    string? Shares = null,
    string? Total = null,
    DateTimeOffset? ExpiresAt = null,
    string? Path = null,
    long? Elements = null,
    string? User = null,
    string? ReservedCash = null,
    IReadOnlyList<SummaryHolding>? Holdings = null,
    IReadOnlyList<SummaryPendingBuy>? PendingBuys = null,
    IReadOnlyList<SummaryPendingSell>? PendingSells = null,
    IReadOnlyList<SummaryTrigger>? Triggers = null,
    IReadOnlyList<SummaryHistoryEntry>? History = null,
    bool? HistoryTruncated = null);
