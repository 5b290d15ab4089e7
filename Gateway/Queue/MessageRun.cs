using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Trading.Gateway.Http;

namespace Trading.Gateway.Queue;

/// <summary>Takes the messages of one session to their ends: outcome durable, then told, then acknowledged.</summary>
internal sealed class MessageRun
{
    private const int ReplyTriesMax = 6;
    private const int DetailCharsMax = 512;

    private readonly QueueSession _session;
    private readonly OrderRequests _requests;
    private readonly QueueCounters _counters;
    private readonly RabbitMqOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly UserLanes _lanes;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private volatile bool _isClosing;

    // One more than the messages under way, until it is closed.
    private long _underWay = 1;

    /// <summary>A run on a session.</summary>
    public MessageRun(
        QueueSession session, OrderRequests requests, QueueCounters counters, RabbitMqOptions options, TimeProvider time, ILogger logger)
    {
        _session = session;
        _requests = requests;
        _counters = counters;
        _options = options;
        _time = time;
        _logger = logger;
        _lanes = new UserLanes(ExecuteAsync);
    }

    /// <summary>Takes a delivery.</summary>
    public void Receive(QueueMessage message)
    {
        if (message.IsRedelivered)
            _counters.AddRedelivered();
        _lanes.Add(message);
    }

    /// <summary>
    /// Begins no more messages; ends when those under way are done, or, where the session is over, as far as they can be.
    /// </summary>
    public async Task CloseAsync()
    {
        _isClosing = true;
        await _lanes.CloseAsync();
        Leave();
        await _finished.Task;
    }

    /// <summary>
    /// Executes a message, again and again while its outcome is unknown: the next one of the same user must not overtake it, so it is not
    /// given back to the queue. Its outcome is told beside the next execution, as the broker may take long to store it.
    /// </summary>
    private async Task ExecuteAsync(QueueMessage message)
    {
        Interlocked.Increment(ref _underWay);
        var backoff = new Backoff(_time);
        QueueOutcome? outcome = null;
        for (var isFirst = true; outcome is null && !_session.Ending.IsCancellationRequested && (isFirst || !_isClosing); isFirst = false)
        {
            try
            {
                outcome = await _requests.ExecuteAsync(message);
            }
            catch (Exception exception)
            {
                _counters.AddRetried();
                if (isFirst)
                    _logger.OutcomeUnknown(message.User, exception);
                await backoff.WaitAsync(_session.Ending);
            }
        }

        if (outcome is null)
            Leave();
        else
            _ = FinishAsync(message, outcome);
    }

    private async Task FinishAsync(QueueMessage message, QueueOutcome outcome)
    {
        try
        {
            if (outcome.IsDead)
                await BuryAsync(message, outcome);
            if (!string.IsNullOrEmpty(message.Properties.ReplyTo))
                await ReplyAsync(message, outcome);
            await _session.AcknowledgeAsync(message);
            _counters.AddConsumed(outcome.IsDead);
        }
        catch (Exception exception)
        {
            // Not acknowledged, so it will be delivered again, to the next session.
            await _session.EndAsync(exception.Message);
        }
        finally
        {
            Leave();
        }
    }

    private async Task ReplyAsync(QueueMessage message, QueueOutcome outcome)
    {
        var properties = new BasicProperties
        {
            CorrelationId = message.Properties.CorrelationId ?? message.Properties.MessageId,
            ContentType = outcome.Code == QueueOutcome.Ok ? "application/json" : Problem.ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            Headers = new Dictionary<string, object?> { ["status"] = outcome.HttpStatus, ["code"] = outcome.Code },
        };
        var replyTo = message.Properties.ReplyTo!;
        var backoff = new Backoff(_time);
        for (var tries = 1; ; tries++)
        {
            try
            {
                await _session.PublishAsync(replyTo, isMandatory: false, properties, outcome.Json);
                return;
            }
            catch (PublishException) when (tries < ReplyTriesMax)
            {
                await backoff.WaitAsync(_session.Ending);
            }
            catch (PublishException)
            {
                // A client that lets its queue run full must not hold up everybody's orders.
                _logger.ReplyRefused(replyTo);
                return;
            }
        }
    }

    private async Task BuryAsync(QueueMessage message, QueueOutcome outcome)
    {
        _logger.DeadLetter(outcome.DeadReason!);
        var reason = outcome.DeadReason!.Length <= DetailCharsMax ? outcome.DeadReason : outcome.DeadReason[..DetailCharsMax];
        var came = message.Properties;
        // What came may be so large that with a reason it cannot be sent on: the second try is without it.
        var properties = message.IsRedelivered
            ? new BasicProperties { MessageId = came.MessageId, CorrelationId = came.CorrelationId }
            : new BasicProperties(came);
        var headers = properties.Headers is { } given ? new Dictionary<string, object?>(given) : [];
        headers["x-reason"] = outcome.Code;
        headers["x-detail"] = reason;
        if (came.UserId is { } publisher)
            headers["x-user-id"] = publisher;
        properties.Headers = headers;
        // The broker takes no other user id than its publisher's, and would drop what expires.
        properties.ClearUserId();
        properties.ClearExpiration();
        properties.DeliveryMode = DeliveryModes.Persistent;
        await _session.PublishAsync(_options.DeadLetterQueue, isMandatory: true, properties, message.Body);
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _underWay) == 0)
            _finished.TrySetResult();
    }
}
