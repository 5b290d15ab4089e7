using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;

namespace Trading.Audit;

/// <summary>
/// Keeps every audit shard active: at start, so that accounts that need attention are woken although nobody calls them, and every few
/// seconds, so that a shard whose node is gone comes back on another.
/// </summary>
public sealed class AuditShardKeeper(
    IGrainFactory grains, IOptions<AuditOptions> options, TimeProvider time, ILogger<AuditShardKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RunAsync(stoppingToken);

    /// <summary>
    /// Does it until it is cancelled, in the caller's context: the host runs it on the thread pool, a simulator in the turns of its
    /// own.
    /// </summary>
    internal async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await Task.WhenAll(
                    Enumerable.Range(0, options.Value.ShardsInUse()).Select(shard => grains.GetGrain<IAuditGrain>(shard).GetEndAsync()));
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                AuditGrainLog.ShardUnreachable(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
