using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Trading.Gateway.Queue;

/// <summary>Makes the queues that are not there.</summary>
internal static class QueueTopology
{
    private const int AccessRefused = 403;
    private const int PreconditionFailed = 406;

    /// <summary>
    /// Makes both queues. A queue that is there with other terms, or that this broker's user may not make, is used as it is: it is the
    /// operator's.
    /// </summary>
    public static async Task DeclareAsync(IConnection connection, RabbitMqOptions options, ILogger logger, CancellationToken cancellation)
    {
        var isQuorum = options.QueueType == RabbitMqQueueType.Quorum;
        // A classic queue is made without arguments, so that clients that make it first, or again, need not know any.
        var dead = new Dictionary<string, object?>();
        var orders = new Dictionary<string, object?>();
        if (isQuorum)
        {
            dead["x-queue-type"] = "quorum";
            orders["x-queue-type"] = "quorum";
            // Newer brokers drop what was delivered too often, and it must not be lost.
            orders["x-dead-letter-exchange"] = "";
            orders["x-dead-letter-routing-key"] = options.DeadLetterQueue;
        }

        if (options.SingleActiveConsumer)
            orders["x-single-active-consumer"] = true;
        await DeclareAsync(connection, options.DeadLetterQueue, dead, logger, cancellation);
        await DeclareAsync(connection, options.Queue, orders, logger, cancellation);
    }

    private static async Task DeclareAsync(
        IConnection connection, string queue, Dictionary<string, object?> arguments, ILogger logger, CancellationToken cancellation)
    {
        // On a channel of its own: a refusal closes it.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
        try
        {
            await channel.QueueDeclareAsync(
                queue, durable: true, exclusive: false, autoDelete: false, arguments: arguments, cancellationToken: cancellation);
        }
        catch (OperationInterruptedException refusal) when (refusal.ShutdownReason?.ReplyCode is AccessRefused or PreconditionFailed)
        {
            logger.QueueUsedAsItIs(queue, refusal.ShutdownReason.ReplyText);
        }
    }
}
