using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Trading.Gateway.Telemetry;

/// <summary>
/// Figures that only a grain can tell. Instruments are read without waiting, so each reading gets what was found out after the one
/// before, and asks anew. Safe for use by many threads.
/// </summary>
/// <param name="ask">Asks for the figures.</param>
/// <param name="lifetime">Grains are asked between the host's start and its stop.</param>
/// <param name="clock">Times the asking.</param>
internal sealed class PolledFigures<T>(Func<Task<T>> ask, IHostApplicationLifetime lifetime, TimeProvider clock)
    where T : class
{
    // Several instruments that are collected together share what was asked.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private Task? _asking;
    private volatile T? _last;
    private long _askedAt;

    /// <summary>Asks in that host, by its clock.</summary>
    public PolledFigures(Func<Task<T>> ask, IServiceProvider services)
        : this(ask, services.GetRequiredService<IHostApplicationLifetime>(), services.GetRequiredService<TimeProvider>())
    {
    }

    /// <summary>The last figures; null where there are none yet, or nobody could tell them.</summary>
    public T? Read()
    {
        lock (_lock)
        {
            if (_asking is not { IsCompleted: false } && IsDue())
                (_asking, _askedAt) = (AskAsync(), clock.GetTimestamp());
            return _last;
        }
    }

    private bool IsDue() =>
        lifetime.ApplicationStarted.IsCancellationRequested
        && !lifetime.ApplicationStopping.IsCancellationRequested
        && (_asking is null || clock.GetElapsedTime(_askedAt) >= Pause);

    private async Task AskAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            _last = await ask();
        }
        catch (Exception)
        {
            // Whatever is wrong with the grain is in the runtime log; here it only has no figures.
            _last = null;
        }
    }
}
