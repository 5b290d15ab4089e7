using Microsoft.Extensions.Logging;

namespace Trading.Gateway.Commands;

/// <summary>What the router writes to the log.</summary>
internal static partial class CommandRouterLog
{
    [LoggerMessage(1, LogLevel.Warning, "The account of {User} failed; the outcome of {Commands} commands is unknown")]
    public static partial void AccountFailed(this ILogger logger, string user, int commands, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "A dump for {User} failed")]
    public static partial void DumpFailed(this ILogger logger, string user, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "A door failed to take outcomes of {User}; they are lost")]
    public static partial void SinkFailed(this ILogger logger, string user, Exception exception);
}
