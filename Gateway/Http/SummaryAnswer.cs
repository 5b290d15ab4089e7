namespace Trading.Gateway.Http;

/// <summary>The summary of an account (gateway.md). Described here for the API document; the account writes it.</summary>
/// <param name="User">Whose it is.</param>
/// <param name="Cash">What can be spent.</param>
/// <param name="ReservedCash">What is held for pending buys and buy triggers.</param>
/// <param name="Holdings">Stocks.</param>
/// <param name="PendingBuys">Buys that wait for COMMIT_BUY or CANCEL_BUY, newest first.</param>
/// <param name="PendingSells">Sells that wait for COMMIT_SELL or CANCEL_SELL, newest first.</param>
/// <param name="Triggers">Automatic transactions.</param>
/// <param name="History">The last commands, newest first.</param>
/// <param name="HistoryTruncated">Whether there are older ones.</param>
internal sealed record SummaryAnswer(
    string User,
    string Cash,
    string ReservedCash,
    IReadOnlyList<SummaryHolding> Holdings,
    IReadOnlyList<SummaryPendingBuy> PendingBuys,
    IReadOnlyList<SummaryPendingSell> PendingSells,
    IReadOnlyList<SummaryTrigger> Triggers,
    IReadOnlyList<SummaryHistoryEntry> History,
    bool HistoryTruncated);
