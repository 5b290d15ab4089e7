using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Trading.Simulation;

/// <summary>
/// A process that hosts grains. When it is killed all its memory is gone: not one of its turns runs any more, and nobody hears from it
/// again.
/// </summary>
internal sealed class SimulatedNode : IDisposable
{
    private static readonly DeactivationReason Disturbed = new(DeactivationReasonCode.ApplicationRequested, "The simulation asks for it.");

    private readonly TaskCompletionSource died = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly ServiceProvider services;

    internal SimulatedNode(World world, int number, TimeSpan clockError, IScenario scenario, IStorageSite site)
    {
        World = world;
        Number = number;
        Clock = new NodeClock(world.Clock, clockError);
        Scheduler = new NodeScheduler(this, world.Scheduler);
        var registrations = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<ITurnScheduler>(Scheduler)
            .AddSingleton<ICallTransport>(new SimulatedTransport(this))
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(new WorldLog(this)))
            .AddKeyedSingleton(StorageNames.Trading, site.Mount(this))
            .AddEmbeddedGrains(options => options.MaxItemsPerTurn = 1);
        scenario.AddServices(this, registrations);
        services = registrations.BuildServiceProvider();
    }

    internal World World { get; }

    /// <summary>Nodes are numbered from 1, in the order in which they start.</summary>
    internal int Number { get; }

    internal NodeClock Clock { get; }

    internal NodeScheduler Scheduler { get; }

    internal IServiceProvider Services => services;

    internal IGrainFactory Grains => services.GetRequiredService<IGrainFactory>();

    internal bool IsAlive => !died.Task.IsCompleted;

    /// <summary>Ends when the node dies.</summary>
    internal Task Died => died.Task;

    /// <summary>Cancelled when the node dies, to free what it has set up.</summary>
    internal CancellationToken Stopping => stopping.Token;

    /// <summary>When to die, if the simulation has plans.</summary>
    internal CrashPlan? Plan { get; set; }

    /// <summary>Runs code as that of the node; ends with it, or when the node dies.</summary>
    internal async Task RunAsync(Func<Task> code)
    {
        var ended = new TaskCompletionSource();
        Scheduler.Post(
            async _ =>
            {
                try
                {
                    await code();
                    ended.TrySetResult();
                }
                catch (Exception exception)
                {
                    ended.TrySetException(exception);
                }
            },
            null);
        await await Task.WhenAny(ended.Task, died.Task);
    }

    internal void Kill(string why)
    {
        if (!IsAlive)
            return;
        World.Note($"node {Number} dies {why}");
        World.Count("crash");
        died.SetResult();
        stopping.Cancel();
        services.GetRequiredService<EmbeddedSilo>().Dispose();
    }

    /// <summary>Called where the node does something that matters: here it may die.</summary>
    internal void Pass(string point)
    {
        if (IsAlive && Plan?.IsPoint(point) == true)
            Kill($"at {point}");
    }

    internal void OnTurn()
    {
        World.CountTurn();
        if (IsAlive && Plan?.IsTurn() == true)
            Kill("before a turn");
    }

    /// <summary>Deactivates one of the grains in memory.</summary>
    internal void DeactivateOne(Chance chance)
    {
        var activations = services.GetRequiredService<GrainRuntime>().Activations.OrderBy(activation => activation.GrainId).ToList();
        if (activations.Count == 0)
            return;
        var activation = chance.Pick(activations);
        World.Count("deactivation");
        World.Note($"node {Number} deactivates {activation.GrainId}");
        activation.Deactivate(Disturbed);
    }

    /// <summary>Deactivates a grain, if it is in memory.</summary>
    internal void Deactivate(string grainId)
    {
        var activations = services.GetRequiredService<GrainRuntime>().Activations;
        foreach (var activation in activations.Where(a => a.GrainId.ToString() == grainId).ToList())
            activation.Deactivate(Disturbed);
    }

    public void Dispose()
    {
        stopping.Dispose();
        services.Dispose();
    }
}
