using Trading.Exchange;
using Trading.Journal;

namespace Trading.Simulation.Exchange;

/// <summary>
/// One crash at one point: the traders get to it, the node dies, another starts, and when it is quiet everything is checked.
/// </summary>
internal sealed class CrashRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private static readonly ExchangeSizes Sizes = new() { Shards = CrashScene.Shards };
    private static readonly BookTuning Small = new() { EntriesPerSnapshot = 2, Journal = new GrainJournalOptions { ChunkBytes = 128 } };

    private readonly World world;
    private readonly CrashPoint point;
    private readonly ExchangeScenario scenario;
    private readonly NodeOperator nodes;

    private CrashRun(World world, CrashPoint point, bool isBookSmall)
    {
        (this.world, this.point) = (world, point);
        scenario = new ExchangeScenario(world, isBookSmall ? Sizes with { Book = Small } : Sizes, CrashScene.Users);
        IStorageSite site = world.Faults.IsStorageRemote ? new RemoteSite() : new LocalSite(world);
        site.Heal();
        nodes = new NodeOperator(world, scenario, site);
    }

    /// <summary>Runs it.</summary>
    /// <param name="seed">Decides on the order of turns.</param>
    /// <param name="point">Where the node dies.</param>
    /// <param name="isStorageRemote">True for a storage server, false for the node's own disk, which may lose what is not flushed.</param>
    /// <param name="isBookSmall">True where the book saves itself every few entries.</param>
    /// <exception cref="SimulationFailedException">A promise was broken, or the point was not reached.</exception>
    internal static void Run(int seed, CrashPoint point, bool isStorageRemote, bool isBookSmall)
    {
        var notes = new List<string>();
        var world = new World(
            seed,
            notes.Add,
            _ => new FaultPlan { IsStorageRemote = isStorageRemote, StorageDelayMax = TimeSpan.FromMilliseconds(3) });
        try
        {
            var run = new CrashRun(world, point, isBookSmall);
            world.Scheduler.Run(async () => await await Task.WhenAny(run.RunAsync(), world.Failed.Task));
        }
        catch (Exception exception)
        {
            throw new SimulationFailedException($"{exception.Message}\nSeed {seed}\n{string.Join('\n', notes)}", exception);
        }
    }

    private async Task RunAsync()
    {
        var node = await nodes.StartAsync();
        var scene = await CrashScene.PrepareAsync(node, scenario.Traders);
        await world.Delay(Silence);
        var plan = CrashPlan.AfterPoints([.. point.Points.Select(CrashScene.NameOf)]);
        world.ChangeFaults(faults => faults with
        {
            LostCall = point.LostCall is { } lost ? CrashScene.NameOf(lost) : null,
            ForgottenWrite = point.ForgottenWrite is { } forgotten ? CrashScene.NameOf(forgotten) : null,
        });
        node.Plan = plan;
        var acting = point.Act(scene);
        await Task.WhenAny(point.Points.Count == 0 ? acting : node.Died, world.Delay(Patience));
        if (point.ForgottenWrite is not null)
            await world.Delay(Silence);
        if (point.Points.Count == 0)
            node.Kill("when all is answered");
        SimulationFailedException.Unless(!node.IsAlive, $"It did not come to the point, but to {string.Join(", ", plan.Passed)}.");
        foreach (var later in point.NotYet.Select(CrashScene.NameOf))
            SimulationFailedException.Unless(
                !plan.Passed.Any(passed => passed.Contains(later, StringComparison.Ordinal)), $"It came to {later}.");

        world.Heal();
        node = await nodes.ReplaceAsync(node, TimeSpan.FromSeconds(1));
        await Task.WhenAny(acting, world.Delay(Patience));
        SimulationFailedException.Unless(acting.IsCompleted, $"The clients have no answers.");
        await acting;
        await world.Delay(Silence);
        await scenario.CheckAsync(node, world.Clock.GetUtcNow());
        await scenario.CheckRestartedAsync(await nodes.ReplaceAsync(node, TimeSpan.Zero));
    }
}
