using Microsoft.Extensions.Logging;

namespace Trading.Gateway.Live;

/// <summary>What the WebSocket door writes to the log.</summary>
internal static partial class LiveLog
{
    [LoggerMessage(31, LogLevel.Error, "Topic {Topic} cannot be opened")]
    public static partial void OpeningFailed(this ILogger logger, LiveKey topic, Exception exception);

    [LoggerMessage(32, LogLevel.Warning, "Topic {Topic} has no snapshot, attempt {Attempt}")]
    public static partial void SnapshotFailed(this ILogger logger, LiveKey topic, int attempt, Exception exception);

    [LoggerMessage(33, LogLevel.Warning, "Topic {Topic} missed publications {From} to {To} and begins anew")]
    public static partial void Missed(this ILogger logger, LiveKey topic, long from, long to);

    [LoggerMessage(34, LogLevel.Error, "Topic {Topic} could not be closed properly")]
    public static partial void ClosingFailed(this ILogger logger, LiveKey topic, Exception exception);

    [LoggerMessage(35, LogLevel.Error, "A lane of the WebSocket door failed at {Kind}")]
    public static partial void LaneFailed(this ILogger logger, LaneMessageKind kind, Exception exception);

    [LoggerMessage(36, LogLevel.Error, "A connection of the WebSocket door failed")]
    public static partial void ConnectionFailed(this ILogger logger, Exception exception);

    [LoggerMessage(37, LogLevel.Error, "Topic {Topic} ends, as it cannot be brought up to date")]
    public static partial void TopicEnded(this ILogger logger, LiveKey topic);
}
