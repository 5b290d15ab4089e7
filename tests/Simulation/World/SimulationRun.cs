namespace Trading.Simulation;

/// <summary>One run: faults and clients at the same time, then silence, then the check of the books, then a last restart.</summary>
internal sealed class SimulationRun
{
    private static readonly TimeSpan AnswerMax = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(200);

    /// <summary>
    /// What heals by itself does so within a minute (an audit shard wakes its accounts that often), and what restarts is there at once.
    /// </summary>
    private static readonly TimeSpan HealingMax = TimeSpan.FromSeconds(65);

    private readonly World world;
    private readonly IScenario scenario;
    private readonly NodeOperator nodes;

    private SimulationRun(World world, Func<World, IScenario> createScenario)
    {
        this.world = world;
        scenario = createScenario(world);
        nodes = new NodeOperator(world, scenario, world.Faults.IsStorageRemote ? new RemoteSite() : new LocalSite(world));
    }

    /// <summary>Runs a seed.</summary>
    /// <param name="seed">The seed, which decides on everything.</param>
    /// <param name="createScenario">What is simulated.</param>
    /// <param name="takeNote">Told what happens, where somebody wants to know.</param>
    /// <param name="changeFaults">Changes what the seed has drawn to go wrong; a run that it changes can be had again only with it.</param>
    /// <exception cref="SimulationFailedException">A promise was broken.</exception>
    internal static SimulationResult Run(
        int seed, Func<World, IScenario> createScenario, Action<string>? takeNote = null, Func<FaultPlan, FaultPlan>? changeFaults = null)
    {
        var world = new World(seed, takeNote, changeFaults);
        try
        {
            var run = new SimulationRun(world, createScenario);
            var started = world.Clock.GetUtcNow();
            world.Scheduler.Run(async () => await await Task.WhenAny(run.RunAsync(), world.Failed.Task));
            var time = world.Clock.GetUtcNow() - started;
            return new SimulationResult(world.Scheduler.TraceHash, world.Scheduler.StepCount, time, world.Happened);
        }
        catch (Exception exception)
        {
            throw new SimulationFailedException(
                $"Seed {seed}: {exception.Message}\nTo run it alone, with its notes: SIMULATION_SEED={seed} dotnet test tests/Simulation",
                exception);
        }
    }

    private async Task RunAsync()
    {
        var clients = scenario.RunClientsAsync();
        var node = await await Task.WhenAny(nodes.RunAsync(), FailWith(clients));
        await await Task.WhenAny(clients, FailAfterAsync(AnswerMax));
        var quietFrom = world.Clock.GetUtcNow() + HealingMax;
        if (new Chance(world.Seed, "end").OneIn(2))
        {
            node = await nodes.ReplaceAsync(node, TimeSpan.Zero);
            quietFrom = world.Clock.GetUtcNow();
        }

        // The times of events are those of their node, and no event from before may count as one of the silence.
        quietFrom += 2 * world.Faults.ClockErrorMax;

        await world.Delay(Silence);
        world.Note("the books are checked");
        await scenario.CheckAsync(node, quietFrom);
        await scenario.CheckRestartedAsync(await nodes.ReplaceAsync(node, TimeSpan.Zero));
    }

    /// <summary>Never ends, unless the clients fail.</summary>
    private static async Task<SimulatedNode> FailWith(Task clients)
    {
        await clients;
        return await new TaskCompletionSource<SimulatedNode>().Task;
    }

    private async Task FailAfterAsync(TimeSpan time)
    {
        await world.Delay(time);
        throw new SimulationFailedException($"Clients wait for answers {time} after the last fault.");
    }
}
