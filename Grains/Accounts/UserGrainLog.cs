using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Trading.Accounts;

/// <summary>What user grains write to the runtime log; each entry names its source line (day-trading.md, "runtime log").</summary>
internal static partial class UserGrainLog
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "user/{User} [{TransactionNum}] {Command} {Status} {File}:{Line}")]
    public static partial void Executed(
        ILogger logger, string user, long transactionNum, CommandKind command, Status status,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    [LoggerMessage(Level = LogLevel.Warning, Message = "user/{User} [{TransactionNum}] no quote of {Symbol} {File}:{Line}")]
    public static partial void QuoteFailed(
        ILogger logger, string user, long transactionNum, Symbol symbol, Exception exception,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "user/{User} could not tell the quote grain of {Symbol} about triggers; will again {File}:{Line}")]
    public static partial void TriggerNotRegistered(
        ILogger logger, string user, Symbol symbol, Exception exception,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "user/{User} snapshot of event {Expected} is lost, event {Found} was found; rebuilt from the journal {File}:{Line}")]
    public static partial void SnapshotLost(
        ILogger logger, string user, long expected, long found,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "user/{User} has commands that a book did not answer; will send them again {File}:{Line}")]
    public static partial void BookUnreachable(
        ILogger logger, string user, Exception exception,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    [LoggerMessage(Level = LogLevel.Error, Message = "user/{User} snapshot could not be written {File}:{Line}")]
    public static partial void SnapshotFailed(
        ILogger logger, string user, Exception exception,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);
}
