using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Trading.Conformance.Runtimes;

namespace Trading.Conformance.States;

public sealed class PersistentStateTests
{
    [Fact]
    public async Task Fresh_state_is_a_new_value_and_is_not_stored()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ICounterGrain>("a");

        Assert.Equal(0, await grain.GetAsync());
        Assert.False(await grain.IsStoredAsync());
    }

    [Fact]
    public async Task Written_state_is_there_for_the_next_silo()
    {
        var storage = new MemoryStorage();
        await using (var first = await TestRuntime.StartAsync(storage))
        {
            await first.Grains.GetGrain<ICounterGrain>("a").IncrementAsync();
            Assert.Equal(2, await first.Grains.GetGrain<ICounterGrain>("a").IncrementAsync());
            await first.StopAsync();
        }

        await using var second = await TestRuntime.StartAsync(storage);
        Assert.Equal(2, await second.Grains.GetGrain<ICounterGrain>("a").GetAsync());
        Assert.True(await second.Grains.GetGrain<ICounterGrain>("a").IsStoredAsync());
        Assert.Equal(0, await second.Grains.GetGrain<ICounterGrain>("b").GetAsync());
    }

    [Fact]
    public async Task Cleared_state_is_not_stored_any_more()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ICounterGrain>("a");
        await grain.IncrementAsync();

        await grain.ClearAsync();

        Assert.False(await grain.IsStoredAsync());
    }

    [Fact]
    public async Task Failure_of_the_store_reaches_the_grain_as_an_orleans_exception_and_leaves_the_grain_in_memory()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ICounterGrain>("a");
        runtime.Storage.NextWriteFailure = new IOException("disk");

        Assert.Equal("OrleansException of IOException", await grain.IncrementAndSwallowAsync());

        Assert.Equal(1, await grain.GetAsync());
        Assert.Equal(2, await grain.CountCallsAsync());
    }

    [Fact]
    public async Task Conflicting_write_that_escapes_the_grain_deactivates_it_and_the_next_call_reads_the_store()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ICounterGrain>("a");
        await grain.IncrementAsync();
        Overwrite(runtime, "a", 70);

        var failure = await Assert.ThrowsAsync<InconsistentStateException>(grain.IncrementAsync);

        Assert.Equal("foreign", failure.StoredEtag);
        Assert.Equal(70, await grain.GetAsync());
        Assert.Equal(71, await grain.IncrementAsync());
    }

    [Fact]
    public async Task Conflicting_write_that_the_grain_deals_with_leaves_it_in_memory()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ICounterGrain>("a");
        await grain.IncrementAsync();
        Overwrite(runtime, "a", 70);

        Assert.StartsWith(nameof(InconsistentStateException), await grain.IncrementAndSwallowAsync(), StringComparison.Ordinal);

        Assert.Equal(2, await grain.CountCallsAsync());
        await grain.ReloadAsync();
        Assert.Equal(70, await grain.GetAsync());
    }

    [Fact]
    public async Task Conflicting_write_of_a_callee_does_not_deactivate_the_caller()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var caller = runtime.Grains.GetGrain<ICounterGrain>("caller");
        await runtime.Grains.GetGrain<ICounterGrain>("a").IncrementAsync();
        Overwrite(runtime, "a", 70);

        await Assert.ThrowsAsync<InconsistentStateException>(() => caller.IncrementOtherAsync("a"));

        Assert.Equal(1, await caller.CountCallsAsync());
        Assert.Equal(0, await runtime.Grains.GetGrain<ICounterGrain>("a").CountCallsAsync());
    }

    private static void Overwrite(ITestRuntime runtime, string key, int count)
    {
        var id = GrainId.Create("counter", key);
        runtime.Storage.Overwrite("count", id, new CounterState(count));
        runtime.Storage.Overwrite("named count", id, new CounterState(count));
    }
}
