namespace Trading.Simulation;

/// <summary>
/// Starts nodes, kills them and starts others, as long as the fault plan has it so; in the end one node runs and nothing fails any more.
/// </summary>
internal sealed class NodeOperator(World world, IScenario scenario, IStorageSite site)
{
    /// <summary>More than faults alone make necessary.</summary>
    private const int NodesMax = 60;

    private static readonly TimeSpan LifeMax = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan DowntimeMax = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan OverlapMax = TimeSpan.FromSeconds(40);

    private readonly Chance chance = new(world.Seed, "operator");
    private int nodes;

    /// <summary>Runs the faulty part of the run, and returns the node that is left.</summary>
    internal async Task<SimulatedNode> RunAsync()
    {
        var node = await StartAsync();
        world.Spawn(DisturbAsync);
        for (var crash = 0; crash < world.Faults.Crashes; crash++)
        {
            node.Plan = DrawPlan();
            await Task.WhenAny(node.Died, world.Delay(chance.Delay(LifeMax)));
            node = await ReplaceAsync(node, chance.Delay(DowntimeMax));
        }

        await world.Delay(chance.Delay(LifeMax));
        world.Heal();
        site.Heal();
        node.Plan = null;
        return node.IsAlive && !site.HasFailed ? node : await ReplaceAsync(node, TimeSpan.Zero);
    }

    /// <summary>Kills a node, if it still lives, and starts the next one.</summary>
    internal async Task<SimulatedNode> ReplaceAsync(SimulatedNode node, TimeSpan downtime)
    {
        if (world.Faults.NodesOverlap)
        {
            var next = await StartAsync();
            world.Count("two nodes");
            next.Plan = node.IsAlive ? null : DrawPlan();
            await world.Delay(chance.Delay(OverlapMax));
            node.Kill("after an overlap");
            return next;
        }

        node.Kill("");
        await world.Delay(downtime);
        return await StartAsync();
    }

    /// <summary>Starts a node, and tries again where one cannot.</summary>
    internal async Task<SimulatedNode> StartAsync()
    {
        while (true)
        {
            var error = chance.Delay(world.Faults.ClockErrorMax) - chance.Delay(world.Faults.ClockErrorMax);
            var node = new SimulatedNode(world, ++nodes, error, scenario, site);
            world.Note($"node {node.Number} starts");
            try
            {
                await node.RunAsync(() => scenario.StartAsync(node));
                if (node.IsAlive)
                {
                    world.Add(node);
                    return node;
                }
            }
            catch (Exception exception) when (exception is not SimulationFailedException)
            {
                world.Comment($"node {node.Number} could not start: {exception.Message}");
                node.Kill("at its start");
                if (nodes > NodesMax)
                    throw new SimulationFailedException($"No node can start any more: {exception.Message}", exception);
            }

            await world.Delay(chance.Delay(DowntimeMax));
        }
    }

    private CrashPlan DrawPlan()
    {
        if (chance.OneIn(2))
            return CrashPlan.AtTurn(chance.Between(1, chance.Pick(50, 500, 3_000)));
        return CrashPlan.AtPoint(chance.Pick(scenario.CrashPoints), chance.Between(1, chance.Pick(1, 5, 40)));
    }

    /// <summary>Deactivates grains, and lets nodes stand still while time goes on.</summary>
    private async Task DisturbAsync()
    {
        while (world.Faults.DisturbancePauseMax > TimeSpan.Zero)
        {
            await world.Delay(chance.Delay(world.Faults.DisturbancePauseMax) + TimeSpan.FromMilliseconds(1));
            if (world.Faults.DisturbancePauseMax == TimeSpan.Zero)
                return;
            if (chance.OneIn(10))
                StandStill(chance.Delay(TimeSpan.FromSeconds(chance.Pick(1, 10, 100))));
            else
                (await world.FindNodeAsync()).DeactivateOne(chance);
        }
    }

    private void StandStill(TimeSpan time)
    {
        world.Note("everything stands still");
        world.Count("standstill");
        world.Scheduler.StandStill(time);
    }
}
