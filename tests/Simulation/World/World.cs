using System.Globalization;
using Trading.Testing;
using Trading.Testing.Simulation;

namespace Trading.Simulation;

/// <summary>Everything that a run shares: its seed, its time, its one thread, its faults, and the notes of what happened.</summary>
internal sealed class World(int seed, Action<string>? takeNote, Func<FaultPlan, FaultPlan>? changeFaults)
{
    private const int TurnsMax = 1_000_000;

    private readonly List<SimulatedNode> nodes = [];
    private readonly SortedDictionary<string, int> happened = new(StringComparer.Ordinal);
    private int turns;
    private TaskCompletionSource hasNode = new();

    internal int Seed => seed;

    internal FakeTimeProvider Clock { get; } = new();

    internal SeededScheduler Scheduler { get => field ??= new SeededScheduler(seed, Clock); }

    /// <summary>What goes wrong now.</summary>
    internal FaultPlan Faults { get; private set; } = (changeFaults ?? (faults => faults))(FaultPlan.Draw(new Chance(seed, "faults")));

    /// <summary>The chance that decides on each single fault.</summary>
    internal Chance Luck { get; } = new(seed, "luck");

    /// <summary>True where somebody reads the notes.</summary>
    internal bool TakesNotes => takeNote is not null;

    /// <summary>The nodes that take requests.</summary>
    internal IReadOnlyList<SimulatedNode> Nodes => nodes;

    /// <summary>Ends, with a failure, when code that nobody waits for has failed.</summary>
    internal TaskCompletionSource Failed { get; } = new();

    internal Task Delay(TimeSpan time) => time > TimeSpan.Zero ? Task.Delay(time, Clock) : Task.CompletedTask;

    /// <summary>From now on nothing goes wrong by itself.</summary>
    internal void Heal()
    {
        Note("the world heals");
        Faults = new FaultPlan
        {
            IsStorageRemote = Faults.IsStorageRemote,
            StorageDelayMax = TimeSpan.FromMilliseconds(5),
            ClockErrorMax = Faults.ClockErrorMax,
        };
    }

    /// <summary>Changes what goes wrong from now on.</summary>
    internal void ChangeFaults(Func<FaultPlan, FaultPlan> change) => Faults = change(Faults);

    /// <summary>A node that takes requests; waits for one where there is none.</summary>
    internal async Task<SimulatedNode> FindNodeAsync()
    {
        while (true)
        {
            nodes.RemoveAll(node => !node.IsAlive);
            if (nodes.Count > 0)
                return Luck.Pick(nodes);
            await hasNode.Task;
        }
    }

    /// <summary>Lets a node take requests.</summary>
    internal void Add(SimulatedNode node)
    {
        nodes.Add(node);
        var waiting = hasNode;
        hasNode = new TaskCompletionSource();
        waiting.SetResult();
    }

    /// <summary>Counts a turn; a run that does not come to an end fails.</summary>
    internal void CountTurn()
    {
        if (++turns == TurnsMax)
            throw new SimulationFailedException($"After {TurnsMax} turns the run is not over.");
    }

    /// <summary>Starts code that nobody waits for, outside all nodes.</summary>
    internal void Spawn(Func<Task> code) => Scheduler.Post(
        async _ =>
        {
            try
            {
                await code();
            }
            catch (Exception exception)
            {
                Failed.TrySetException(exception);
            }
        },
        null);

    /// <summary>How often what happened that is worth counting.</summary>
    internal IReadOnlyDictionary<string, int> Happened => happened;

    /// <summary>Counts something that happened.</summary>
    internal void Count(string what) => happened[what] = happened.GetValueOrDefault(what) + 1;

    /// <summary>Notes something that happened, as a part of the run's trace.</summary>
    internal void Note(string what)
    {
        Scheduler.Trace(StableHash.Of(what));
        Comment(what);
    }

    /// <summary>Notes something for the reader of a failed run alone.</summary>
    internal void Comment(string what)
    {
        if (TakesNotes)
            takeNote!(string.Create(CultureInfo.InvariantCulture, $"{Clock.GetUtcNow():HH:mm:ss.fff} {what}"));
    }
}
