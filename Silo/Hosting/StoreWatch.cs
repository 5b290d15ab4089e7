using Trading.Persistence.Local;

namespace Trading.Silo.Hosting;

/// <summary>
/// Ends the host where its store has failed, as on a full disk. Such a process can acknowledge nothing more, and a supervisor (systemd, a
/// container's restart policy) starts anew only what has ended.
/// </summary>
internal sealed class StoreWatch(LocalGrainStorage store, IHostApplicationLifetime lifetime) : IHostedService
{
    /// <summary>Why the store has stopped; null while it is well, and after an ordinary end.</summary>
    public Exception? Failure => store.Failed is { IsCompletedSuccessfully: true } failed ? failed.Result : null;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = EndOnFailureAsync();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task EndOnFailureAsync()
    {
        await store.Failed;
        lifetime.StopApplication();
    }
}
