using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Trading.Exchange;

/// <summary>
/// Keeps every book active: at start, so that users hear of their fills although nobody calls the book, and every few seconds, so that a
/// book whose node is gone comes back on another.
/// </summary>
public sealed partial class BookKeeper(IGrainFactory grains, InstrumentDirectory instruments, TimeProvider time, ILogger<BookKeeper> logger)
    : BackgroundService
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
                var listed = await instruments.ListAsync();
                await Task.WhenAll(listed.Select(instrument => grains.GetGrain<IMarketGrain>(instrument.Symbol).GetDepthAsync(1)));
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogUnreachable(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A book could not be reached; it will be tried again")]
    private static partial void LogUnreachable(ILogger logger, Exception exception);
}
