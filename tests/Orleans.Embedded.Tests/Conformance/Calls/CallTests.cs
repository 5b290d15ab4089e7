using Orleans;
using Trading.Conformance.Runtimes;

namespace Trading.Conformance.Calls;

public sealed class CallTests
{
    [Fact]
    public async Task Call_returns_the_result_of_each_kind_of_method()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ICallGrain>("a");

        await grain.DoAsync();
        await grain.DoValueAsync(yields: false);
        await grain.DoValueAsync(yields: true);
        Assert.Equal(3, await grain.AddAsync(1, 2));
        Assert.Equal(7, await grain.AddValueAsync(3, 4));
    }

    [Fact]
    public async Task Exception_of_the_grain_reaches_the_caller_with_its_type_and_message()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ICallGrain>("a");

        var early = await Assert.ThrowsAsync<FormatException>(() => grain.ThrowAsync("before await", yields: false));
        var late = await Assert.ThrowsAsync<FormatException>(() => grain.ThrowAsync("after await", yields: true));

        Assert.Equal("before await", early.Message);
        Assert.Equal("after await", late.Message);
        Assert.Equal(2, await grain.AddAsync(1, 1));
    }

    [Fact]
    public async Task Method_that_returns_no_task_fails_its_call_and_no_other()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ICallGrain>("a");

        await Assert.ThrowsAnyAsync<Exception>(grain.ReturnNoTaskAsync);

        Assert.Equal(2, await grain.AddAsync(1, 1));
    }

    [Fact]
    public async Task Grain_knows_its_own_key()
    {
        await using var runtime = await TestRuntime.StartAsync();

        Assert.Equal("oY01WVirLr", await runtime.Grains.GetGrain<ICallGrain>("oY01WVirLr").GetStringKeyAsync());
        Assert.Equal(long.MinValue, await runtime.Grains.GetGrain<INumberedGrain>(long.MinValue).GetIntegerKeyAsync());
        Assert.Equal(42, await runtime.Grains.GetGrain<INumberedGrain>(42).GetIntegerKeyAsync());
    }

    [Fact]
    public async Task Grain_id_is_made_of_class_name_or_declared_type_and_key()
    {
        await using var runtime = await TestRuntime.StartAsync();

        Assert.Equal("call/x", await runtime.Grains.GetGrain<ICallGrain>("x").GetIdAsync());
        Assert.Equal("numbers/2A", runtime.Grains.GetGrain<INumberedGrain>(42).GetGrainId().ToString());
    }

    [Fact]
    public async Task References_to_one_grain_are_equal_and_to_two_are_not()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var first = runtime.Grains.GetGrain<ICallGrain>("a");
        var second = runtime.Grains.GetGrain<ICallGrain>("a");

        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, runtime.Grains.GetGrain<ICallGrain>("b"));
    }

    [Fact]
    public async Task One_way_call_returns_before_the_method_ends()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ICallGrain>("a");

        await grain.PassOneWayAsync("door");
        await runtime.Probe.Arrival("door");
        Assert.Empty(runtime.Probe.Notes);
        runtime.Probe.Open("door");

        await runtime.Probe.Noted("passed door");
    }

    [Fact]
    public async Task One_way_call_that_fails_harms_neither_caller_nor_grain()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ICallGrain>("a");

        await grain.ThrowOneWayAsync();

        Assert.Equal(5, await grain.AddAsync(2, 3));
    }

    [Fact]
    public async Task Grain_that_calls_another_goes_on_in_its_own_turn()
    {
        await using var runtime = await TestRuntime.StartAsync();

        Assert.True(await runtime.Grains.GetGrain<ICallGrain>("a").StaysInTurnAfterCallAsync("b"));
    }
}
