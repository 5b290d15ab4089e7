using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The runtime as a hosted service: collects idle grains while it runs, and deactivates every grain when it stops.</summary>
public sealed class EmbeddedSilo : IHostedService, IDisposable
{
    private static readonly DeactivationReason Stopping = new(DeactivationReasonCode.ShuttingDown, "The silo is stopping.");

    private readonly GrainRuntime runtime;
    private readonly IdleCollector collector;

    internal EmbeddedSilo(GrainRuntime runtime)
    {
        this.runtime = runtime;
        collector = new IdleCollector(runtime);
    }

    /// <summary>How many grains are in memory.</summary>
    public int ActivationCount => runtime.ActivationCount;

    /// <summary>How many grains of each type are in memory, by the names that types have within ids.</summary>
    public IReadOnlyDictionary<string, long> CountByType()
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (type, count) in runtime.Activations.CountBy(activation => activation.GrainId.Type))
            counts[type.ToString()] = count;
        return counts;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        collector.Start();
        Log.Started(runtime.Logger, runtime.Classes.Count);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Deactivates every grain, some at a time, and after that rejects calls. Grains that others call while they deactivate come back and
    /// are deactivated in their turn. When the token is cancelled, the grains that are left are abandoned; nothing acknowledged is lost by
    /// that.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        collector.Dispose();
        try
        {
            await DeactivateAllAsync(cancellationToken);
            runtime.Stop();
            await DeactivateAllAsync(cancellationToken);
            Log.Stopped(runtime.Logger);
        }
        catch (OperationCanceledException)
        {
            Log.StopTimedOut(runtime.Logger, runtime.ActivationCount);
        }
        finally
        {
            runtime.Stop();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => collector.Dispose();

    private async Task DeactivateAllAsync(CancellationToken cancellationToken)
    {
        while (runtime.ActivationCount > 0)
            await DeactivateThoseInMemoryAsync(cancellationToken);
    }

    private async Task DeactivateThoseInMemoryAsync(CancellationToken cancellationToken)
    {
        var underWay = new List<Task>();
        foreach (var activation in runtime.Activations)
        {
            if (underWay.Count == runtime.Options.MaxConcurrentDeactivations)
                underWay.Remove(await Task.WhenAny(underWay).WaitAsync(cancellationToken));

            activation.Deactivate(Stopping, cancellationToken);
            underWay.Add(activation.Deactivated);
        }

        await Task.WhenAll(underWay).WaitAsync(cancellationToken);
    }
}
