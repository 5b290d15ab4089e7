using System.Text;
using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;
using Trading.LoadGenerator.Replaying;

namespace Trading.LoadGenerator.Orders;

/// <summary>
/// A connection to the broker that sends one request at a time, durable and confirmed, and waits for its outcome in a queue of its own.
/// Where the connection is lost, that queue is lost with it: the request is sent again on a new one, which has no second effect.
/// </summary>
internal sealed class QueueOrderConnection(OrdersOptions options, CancellationToken cancellation) : IOrderDoor
{
    private const int FirstServerError = 500;
    private const int TooMany = 429;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    private IConnection? _connection;
    private IChannel _channel = null!;
    private string _replyQueue = "";
    private Channel<QueueAnswer> _answers = null!;
    private long _sent;

    /// <inheritdoc/>
    public int Repeats { get; private set; }

    /// <inheritdoc/>
    public async Task<int> SendAsync(OrderRequest request, AnswerTaker take)
    {
        var body = Encoding.UTF8.GetBytes(BodyOf(request));
        for (var since = PacedClock.Now; ; Repeats++)
        {
            try
            {
                var answer = await AskAsync(request.User, body);
                if (answer.Status is < FirstServerError and not TooMany)
                {
                    take(answer.Status, answer.Body);
                    return answer.Status;
                }
            }
            catch (Exception e) when (e is AlreadyClosedException or BrokerUnreachableException or OperationInterruptedException
                or ChannelClosedException or PublishException or IOException)
            {
                await CloseAsync();
                if (PacedClock.Now - since > PacedClock.Ticks(options.Patience))
                    throw CommandFailure.Unreachable(
                        $"No answer by way of {options.Broker.Host} for {options.Patience.TotalSeconds:0.#} s: {e.Message}");
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => CloseAsync();

    /// <summary>The body of gateway and queue is the same for a new order; changes name their order in it.</summary>
    private static string BodyOf(in OrderRequest request) => request.Kind switch
    {
        OrderRequestKind.Place => request.Body,
        OrderRequestKind.Cancel => $$$"""{"cancel":{"clientOrderId":"{{{request.ClientOrderId}}}"}}""",
        _ => $$"""{"amend":{"clientOrderId":"{{request.ClientOrderId}}",{{request.Body.AsSpan(1)}}}""",
    };

    private async Task<QueueAnswer> AskAsync(string user, byte[] body)
    {
        if (_connection is null)
            await OpenAsync();
        var id = $"{user}.{Environment.ProcessId}.{++_sent}";
        var properties = new BasicProperties
        {
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = id,
            CorrelationId = id,
            ReplyTo = _replyQueue,
            Headers = new Dictionary<string, object?> { ["user"] = user },
        };
        await _channel.BasicPublishAsync("", options.Queue, mandatory: true, properties, body, cancellation);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.Patience);
        try
        {
            while (true)
            {
                var answer = await _answers.Reader.ReadAsync(patience.Token);
                if (answer.CorrelationId == id)
                    return answer;
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw CommandFailure.Unreachable($"No answer to a message in {options.Queue} for {options.Patience.TotalSeconds:0.#} s.");
        }
    }

    private async Task OpenAsync()
    {
        var factory = new ConnectionFactory
        {
            Uri = options.Broker,
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            ClientProvidedName = "trading-load",
        };
        _connection = await factory.CreateConnectionAsync(cancellation);
        _channel = await _connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellation);
        _replyQueue = (await _channel.QueueDeclareAsync(cancellationToken: cancellation)).QueueName;
        var answers = _answers = Channel.CreateUnbounded<QueueAnswer>();
        _channel.ChannelShutdownAsync += (_, _) =>
        {
            answers.Writer.TryComplete();
            return Task.CompletedTask;
        };
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            answers.Writer.TryWrite(QueueAnswer.Of(delivery));
            return Task.CompletedTask;
        };
        await _channel.BasicConsumeAsync(_replyQueue, autoAck: true, consumer, cancellation);
    }

    private async ValueTask CloseAsync()
    {
        if (_connection is not { } connection)
            return;
        _connection = null;
        await connection.AbortAsync(CloseTimeout);
        await connection.DisposeAsync();
    }
}
