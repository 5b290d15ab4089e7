using Microsoft.Extensions.Logging;

namespace Trading.Gateway.Market;

/// <summary>What the doors of the market processor write to the log.</summary>
internal static partial class MarketLog
{
    [LoggerMessage(1, LogLevel.Warning, "A shard of the message queue failed; the outcome of {Messages} messages is unknown")]
    public static partial void QueueFailed(this ILogger logger, int messages, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The market processor could not be told of {Messages} refused messages; it will be tried again")]
    public static partial void RefusalsNotTold(this ILogger logger, long messages, Exception exception);
}
