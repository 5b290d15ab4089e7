using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Trading.Gateway.Queue;

/// <summary>
/// The door for orders from RabbitMQ. It opens sessions with the broker, one after the other, for as long as the host runs; a broker that
/// is away at the start or later is tried again with longer and longer waits.
/// </summary>
internal sealed class QueueDoor(
    OrderRequests requests, QueueCounters counters, IOptions<RabbitMqOptions> options, TimeProvider time, ILogger<QueueDoor> logger)
    : IHostedService, IDisposable
{
    // A session that lasted so long was a good one: the next try need not wait.
    private static readonly TimeSpan GoodSession = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private Task _running = Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Task.Run(RunAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Takes no more messages and lets those under way finish until the token is cancelled.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await using var abort = cancellationToken.Register(_abort.Cancel);
        await _running;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Dispose();
        _abort.Dispose();
    }

    private async Task RunAsync()
    {
        var broker = BrokerOf(options.Value);
        var backoff = new Backoff(time);
        var isAway = false;
        while (!_stop.IsCancellationRequested)
        {
            var startedAt = time.GetTimestamp();
            string reason;
            try
            {
                await using var session = await QueueSession.OpenAsync(options.Value, logger, _stop.Token);
                reason = await ServeAsync(session, broker);
                isAway = false;
            }
            catch (Exception) when (_stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                reason = exception.GetBaseException().Message;
            }

            if (_stop.IsCancellationRequested)
                break;
            if (!isAway)
                logger.BrokerAway(broker, reason);
            isAway = true;
            if (time.GetElapsedTime(startedAt) >= GoodSession)
                backoff.Reset();
            await backoff.WaitAsync(_stop.Token);
        }
    }

    /// <summary>Takes messages until the session ends or the host stops; returns why.</summary>
    private async Task<string> ServeAsync(QueueSession session, string broker)
    {
        var run = new MessageRun(session, requests, counters, options.Value, time, logger);
        // A stop does not cut this off: messages may come before the broker has confirmed the subscription, and those are finished below.
        await session.ConsumeAsync(options.Value.Queue, run.Receive, _abort.Token);
        counters.IsConnected = true;
        logger.TakesOrders(options.Value.Queue, broker);
        try
        {
            Task ended = session.Ended.WaitAsync(_stop.Token);
            await ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            counters.IsConnected = false;
        }

        try
        {
            // Also where the session is over: the next one must not execute a user's message beside one of this. What comes until the
            // subscription has ended stays in the queue.
            var closing = run.CloseAsync();
            if (_stop.IsCancellationRequested)
                await session.UnsubscribeAsync(_abort.Token);
            await closing.WaitAsync(_abort.Token);
        }
        catch (OperationCanceledException)
        {
            logger.Aborted();
        }

        return session.Ended.IsCompletedSuccessfully ? await session.Ended : "";
    }

    /// <summary>The broker without user and password.</summary>
    private static string BrokerOf(RabbitMqOptions options)
    {
        var address = new Uri(options.Uri);
        return $"{address.Host}:{(address.Port > 0 ? address.Port : address.Scheme == "amqps" ? 5671 : 5672)}{address.AbsolutePath}";
    }
}
