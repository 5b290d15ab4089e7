using Microsoft.Extensions.Hosting;

namespace Trading.Persistence.Local;

/// <summary>Opens a store before any service of the host starts, and closes it after the last one has stopped.</summary>
internal sealed class LocalStoreLifecycle(LocalGrainStorage storage) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.Run(storage.Open, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.Run(storage.Dispose, CancellationToken.None);
}
