using Orleans;
using Orleans.Runtime;
using Trading.Conformance.Runtimes;

namespace Trading.Conformance.Turns;

public abstract class TurnGrainBase(Probe probe, IPersistentState<TurnState> state) : Grain, ITurnGrain
{
    private int isInTurn;

    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!Key.StartsWith("slow", StringComparison.Ordinal))
            return;

        await probe.Pass($"{Key} activates");
        // What was sent before the door opened arrives before this goes on.
        await Task.Yield();
    }

    public Task WriteAsync(string door) => PassAsync(door);

    public Task ReadAsync(string door) => PassAsync(door);

    public Task InterleaveAsync(string door) => PassAsync(door);

    public Task FlushAsync() => Task.CompletedTask;

    public async Task<int> CountOverlapsAsync(int turns)
    {
        var overlaps = 0;
        for (var turn = 0; turn < turns; turn++)
        {
            overlaps += Interlocked.Exchange(ref isInTurn, 1);
            Thread.SpinWait(50);
            Volatile.Write(ref isInTurn, 0);
            await Task.Yield();
        }

        return overlaps;
    }

    public async Task<bool> ReachesStateAfterAwaitAsync(bool leavesContext)
    {
        await Task.Run(() => Thread.SpinWait(10_000)).ConfigureAwait(!leavesContext);
        try
        {
            return state.State is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private async Task PassAsync(string door)
    {
        probe.Note($"start {door}");
        await probe.Pass(door);
        probe.Note($"end {door}");
    }
}
