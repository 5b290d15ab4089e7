namespace Trading.Accounts;

/// <summary>One command in an account's history, as the summary shows it.</summary>
internal readonly record struct HistoryEntry(
    long TransactionNum, long TimeMs, CommandKind Command, Status Status, Symbol Symbol, Money Amount);
