namespace Trading.LoadGenerator.Verifying;

/// <summary>The kinds of elements in an audit log (day-trading.md, "Audit log").</summary>
internal enum LogElementKind : byte
{
    UserCommand,
    QuoteServer,
    AccountTransaction,
    SystemEvent,
    ErrorEvent,
    DebugEvent,
}
