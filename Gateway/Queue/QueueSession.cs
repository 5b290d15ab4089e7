using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Trading.Gateway.Queue;

/// <summary>
/// One connection to the broker, from its opening to its end. It is never repaired: whatever goes wrong ends it, and the broker delivers
/// what was not acknowledged again to the next one.
/// </summary>
internal sealed class QueueSession : IAsyncDisposable
{
    // The client accepts no more than this, which is also the most that a broker is configured for by default.
    private const uint MessageBytesMax = 128 * 1_048_576;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly IConnection _connection;
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IChannel _deliveries = null!;
    private IChannel _publications = null!;
    private string? _consumerTag;
    private volatile bool _isUnsubscribing;

    private QueueSession(IConnection connection)
    {
        _connection = connection;
        Ending = _end.Token;
        connection.ConnectionShutdownAsync += (_, reason) => EndAsync(reason.ReplyText);
    }

    /// <summary>Why it ended, once it has.</summary>
    public Task<string> Ended => _ended.Task;

    /// <summary>Cancelled when it ends.</summary>
    public CancellationToken Ending { get; }

    /// <summary>Connects and makes the queues, but takes no messages yet.</summary>
    /// <exception cref="Exception">The broker is away, or does not let this client in.</exception>
    public static async Task<QueueSession> OpenAsync(RabbitMqOptions options, ILogger logger, CancellationToken cancellation)
    {
        var factory = new ConnectionFactory
        {
            Uri = new Uri(options.Uri),
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            ClientProvidedName = "trading-gateway",
            RequestedHeartbeat = TimeSpan.FromSeconds(10),
            RequestedConnectionTimeout = TimeSpan.FromSeconds(10),
            MaxInboundMessageBodySize = MessageBytesMax,
        };
        var session = new QueueSession(await factory.CreateConnectionAsync(cancellation));
        try
        {
            await QueueTopology.DeclareAsync(session._connection, options, logger, cancellation);
            await session.OpenChannelsAsync(options, cancellation);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Begins to take messages, which are given in the order in which they are delivered.</summary>
    public async Task ConsumeAsync(string queue, Action<QueueMessage> receive, CancellationToken cancellation)
    {
        var consumer = new AsyncEventingBasicConsumer(_deliveries);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            receive(new QueueMessage(delivery));
            return Task.CompletedTask;
        };
        consumer.UnregisteredAsync += (_, _) => _isUnsubscribing ? Task.CompletedTask : EndAsync("the broker ended the subscription");
        _consumerTag = await _deliveries.BasicConsumeAsync(queue, autoAck: false, consumer, cancellation);
    }

    /// <summary>Publishes to a queue; ends when the broker has it.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="isMandatory">True to fail where there is no such queue.</param>
    /// <param name="properties">The properties.</param>
    /// <param name="body">The body.</param>
    public ValueTask PublishAsync(string queue, bool isMandatory, BasicProperties properties, ReadOnlyMemory<byte> body) =>
        _publications.BasicPublishAsync("", queue, isMandatory, properties, body, Ending);

    /// <summary>Says that a message is done.</summary>
    public ValueTask AcknowledgeAsync(QueueMessage message) => _deliveries.BasicAckAsync(message.Tag, multiple: false, Ending);

    /// <summary>Takes no more messages; those that came can still be acknowledged.</summary>
    public async Task UnsubscribeAsync(CancellationToken cancellation)
    {
        _isUnsubscribing = true;
        try
        {
            await _deliveries.BasicCancelAsync(_consumerTag!, noWait: false, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await EndAsync(exception.Message);
        }
    }

    /// <summary>Ends it.</summary>
    public async Task EndAsync(string reason)
    {
        if (_ended.TrySetResult(reason))
            await _end.CancelAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync("closed");
        await _connection.AbortAsync(CloseTimeout);
        await _connection.DisposeAsync();
        _end.Dispose();
    }

    private async Task OpenChannelsAsync(RabbitMqOptions options, CancellationToken cancellation)
    {
        _deliveries = await _connection.CreateChannelAsync(cancellationToken: cancellation);
        // What is published is bounded by what is delivered; a limiter of the client's would only slow it.
        _publications = await _connection.CreateChannelAsync(
            new CreateChannelOptions(
                publisherConfirmationsEnabled: true,
                publisherConfirmationTrackingEnabled: true,
                outstandingPublisherConfirmationsRateLimiter: null),
            cancellation);
        _deliveries.ChannelShutdownAsync += (_, reason) => EndAsync(reason.ReplyText);
        _publications.ChannelShutdownAsync += (_, reason) => EndAsync(reason.ReplyText);
        await _deliveries.BasicQosAsync(0, (ushort)options.Prefetch, global: false, cancellation);
    }
}
