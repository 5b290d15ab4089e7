using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;

namespace Trading.Market;

/// <summary>
/// Keeps every shard of the message queue active: at start, so that messages which were accepted before are processed although nobody
/// sends new ones, and every few seconds, so that a shard whose node is gone comes back on another.
/// </summary>
public sealed partial class MarketKeeper(
    IGrainFactory grains, IOptions<MarketOptions> options, TimeProvider time, ILogger<MarketKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RunAsync(stoppingToken);

    /// <summary>
    /// Does it until it is cancelled, in the caller's context: the host runs it on the thread pool, a simulator in the turns of its own.
    /// </summary>
    internal async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await Task.WhenAll(
                    Enumerable.Range(0, options.Value.Shards).Select(shard => grains.GetGrain<IMessageQueueGrain>(shard).GetStateAsync()));
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogUnreachable(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A shard of the message queue could not be reached; it will be tried again")]
    private static partial void LogUnreachable(ILogger logger, Exception exception);
}
