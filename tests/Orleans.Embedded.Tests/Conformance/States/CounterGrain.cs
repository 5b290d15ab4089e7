using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Trading.Conformance.States;

public sealed class CounterGrain(
    [PersistentState("count")] IPersistentState<CounterState> count,
    [PersistentState("named count", "named")] IPersistentState<CounterState> named,
    [FromKeyedServices("named")] IGrainStorage storage) : Grain, ICounterGrain
{
    private int calls;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(storage);
        return count.State.Count == named.State.Count
            ? Task.CompletedTask
            : throw new InvalidOperationException("The two records should have been read, and be equal.");
    }

    public async Task<int> IncrementAsync()
    {
        calls++;
        count.State = new CounterState(count.State.Count + 1);
        named.State = count.State;
        await count.WriteStateAsync();
        await named.WriteStateAsync();
        return count.State.Count;
    }

    public Task<int> GetAsync()
    {
        calls++;
        return Task.FromResult(count.State.Count);
    }

    public Task<bool> IsStoredAsync() => Task.FromResult(count.RecordExists && count.Etag is not null);

    public async Task<string> IncrementAndSwallowAsync()
    {
        try
        {
            await IncrementAsync();
            return "none";
        }
        catch (OrleansException exception)
        {
            return $"{exception.GetType().Name} of {exception.InnerException?.GetType().Name}";
        }
    }

    public async Task ReloadAsync()
    {
        await count.ReadStateAsync();
        await named.ReadStateAsync();
    }

    public async Task ClearAsync()
    {
        await count.ClearStateAsync();
        await named.ClearStateAsync();
    }

    public Task IncrementOtherAsync(string other)
    {
        calls++;
        return GrainFactory.GetGrain<ICounterGrain>(other).IncrementAsync();
    }

    public Task<int> CountCallsAsync() => Task.FromResult(calls);
}
