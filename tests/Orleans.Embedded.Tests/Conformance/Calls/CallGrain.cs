using Orleans;
using Trading.Conformance.Runtimes;

namespace Trading.Conformance.Calls;

public sealed class CallGrain(Probe probe) : Grain, ICallGrain
{
    private int turns;

    public Task DoAsync() => Task.CompletedTask;

    public async ValueTask DoValueAsync(bool yields)
    {
        if (yields)
            await Task.Yield();
    }

    public Task<int> AddAsync(int left, int right) => Task.FromResult(left + right);

    public async ValueTask<int> AddValueAsync(int left, int right)
    {
        await Task.Yield();
        return left + right;
    }

    public async Task ThrowAsync(string message, bool yields)
    {
        if (yields)
            await Task.Yield();

        throw new FormatException(message);
    }

    public Task ReturnNoTaskAsync() => null!;

    public Task<string> GetStringKeyAsync() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<string> GetIdAsync() => Task.FromResult(GrainContext.GrainId.ToString());

    public async Task PassAsync(string door)
    {
        await probe.Pass(door);
        probe.Note($"passed {door}");
    }

    public Task PassOneWayAsync(string door) => PassAsync(door);

    public Task ThrowOneWayAsync() => throw new FormatException("nobody hears");

    public Task CallAndBeCalledBackAsync(string other) => GrainFactory.GetGrain<ICallGrain>(other).CallAsync(this.GetPrimaryKeyString());

    public async Task CallAsync(string other)
    {
        var call = GrainFactory.GetGrain<ICallGrain>(other).DoAsync();
        probe.Note($"{this.GetPrimaryKeyString()} called {other}");
        await call;
    }

    public async Task<bool> StaysInTurnAfterCallAsync(string other)
    {
        await GrainFactory.GetGrain<ICallGrain>(other).DoValueAsync(yields: true);
        using var timer = this.RegisterGrainTimer(() => Task.CompletedTask, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return ++turns == 1;
    }
}
