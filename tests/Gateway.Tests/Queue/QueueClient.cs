using System.Collections.Concurrent;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Trading.Gateway.Tests.Queue;

/// <summary>A client of the broker that sends orders and gets outcomes, on one connection.</summary>
internal sealed class QueueClient : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly string _queue;

    private QueueClient(IConnection connection, IChannel channel, string queue) =>
        (_connection, _channel, _queue) = (connection, channel, queue);

    /// <summary>All outcomes that came, repeated ones too.</summary>
    public ConcurrentQueue<QueueReply> Replies { get; } = new();

    public IChannel Channel => _channel;

    public string ReplyQueue => _queue + ".replies";

    public static async Task<QueueClient> OpenAsync(RabbitBroker broker, string queue)
    {
        var connection = await broker.ConnectAsync();
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(true, true, outstandingPublisherConfirmationsRateLimiter: null));
        var client = new QueueClient(connection, channel, queue);
        foreach (var name in new[] { queue, client.ReplyQueue })
            await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false);
        return client;
    }

    /// <summary>Begins to take outcomes.</summary>
    public async Task ListenAsync()
    {
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            Replies.Enqueue(QueueReply.Of(delivery));
            return Task.CompletedTask;
        };
        await _channel.BasicConsumeAsync(ReplyQueue, autoAck: true, consumer);
    }

    /// <summary>Sends a message, and ends when the broker has it.</summary>
    public ValueTask SendAsync(string? user, string? messageId, string body, Action<BasicProperties>? change = null)
    {
        var properties = new BasicProperties
        {
            DeliveryMode = DeliveryModes.Persistent,
            ReplyTo = ReplyQueue,
            Headers = new Dictionary<string, object?>(),
        };
        if (messageId is not null)
            (properties.MessageId, properties.CorrelationId) = (messageId, messageId);
        if (user is not null)
            properties.Headers["user"] = user;
        change?.Invoke(properties);
        return _channel.BasicPublishAsync("", _queue, mandatory: true, properties, Encoding.UTF8.GetBytes(body));
    }

    /// <summary>Sends a message and waits for its outcome.</summary>
    public async Task<QueueReply> AskAsync(string user, string messageId, string body)
    {
        var before = Replies.Count(reply => reply.CorrelationId == messageId);
        await SendAsync(user, messageId, body);
        await Eventually.IsTrueAsync(
            () => Replies.Count(reply => reply.CorrelationId == messageId) > before, $"No outcome of {messageId}.");
        return Replies.Last(reply => reply.CorrelationId == messageId);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.AbortAsync(TimeSpan.FromSeconds(1));
        await _connection.DisposeAsync();
    }
}
