using System.Net;
using Microsoft.Extensions.Logging;

namespace Trading.Gateway.Tcp;

/// <summary>What the TCP door writes to the log.</summary>
internal static partial class TcpDoorLog
{
    [LoggerMessage(11, LogLevel.Information, "The TCP door listens on {Address}")]
    public static partial void Listening(this ILogger logger, EndPoint address);

    [LoggerMessage(12, LogLevel.Error, "Connection {Connection} failed")]
    public static partial void ConnectionFailed(this ILogger logger, string connection, Exception exception);

    [LoggerMessage(13, LogLevel.Error, "The TCP door no longer accepts connections")]
    public static partial void AcceptingFailed(this ILogger logger, Exception exception);

    [LoggerMessage(14, LogLevel.Warning, "Commands were still under way when the TCP door had to close; their peers got no reply")]
    public static partial void Aborted(this ILogger logger);
}
