using Microsoft.Extensions.Logging;

namespace Trading.Gateway.Queue;

/// <summary>What the queue's door writes to the log.</summary>
internal static partial class QueueDoorLog
{
    [LoggerMessage(31, LogLevel.Information, "Takes orders from queue {Queue} of the broker at {Broker}")]
    public static partial void TakesOrders(this ILogger logger, string queue, string broker);

    [LoggerMessage(32, LogLevel.Warning, "No orders from the broker at {Broker}, tried again until it is there: {Reason}")]
    public static partial void BrokerAway(this ILogger logger, string broker, string reason);

    [LoggerMessage(33, LogLevel.Warning, "Queue {Queue} could not be declared and is used as it is: {Reason}")]
    public static partial void QueueUsedAsItIs(this ILogger logger, string queue, string reason);

    [LoggerMessage(34, LogLevel.Warning, "The outcome of a message of {User} is unknown; it is asked for again until it is known")]
    public static partial void OutcomeUnknown(this ILogger logger, string? user, Exception exception);

    [LoggerMessage(35, LogLevel.Warning, "A message went to the dead-letter queue: {Reason}")]
    public static partial void DeadLetter(this ILogger logger, string reason);

    [LoggerMessage(36, LogLevel.Warning, "The broker refused an outcome for queue {ReplyTo}; its message is done all the same")]
    public static partial void ReplyRefused(this ILogger logger, string replyTo);

    [LoggerMessage(
        37, LogLevel.Warning, "Orders from the queue were still under way when its door had to close; they will be delivered again")]
    public static partial void Aborted(this ILogger logger);
}
