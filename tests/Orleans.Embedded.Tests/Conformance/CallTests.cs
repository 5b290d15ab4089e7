using Orleans;
using Trading.Conformance.Runtimes;

namespace Trading.Conformance;

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

        var sync = await Assert.ThrowsAsync<FormatException>(() => grain.ThrowAsync("before await", yields: false));
        var late = await Assert.ThrowsAsync<FormatException>(() => grain.ThrowAsync("after await", yields: true));

        Assert.Equal("before await", sync.Message);
        Assert.Equal("after await", late.Message);
        Assert.Equal(2, await grain.AddAsync(1, 1));
    }

    [Fact]
    public async Task Grain_knows_its_own_key()
    {
        await using var runtime = await TestRuntime.StartAsync();

        Assert.Equal("oY01WVirLr", await runtime.Grains.GetGrain<ICallGrain>("oY01WVirLr").GetStringKeyAsync());
        Assert.Equal(long.MinValue, await runtime.Grains.GetGrain<INumberedGrain>(long.MinValue).GetIntegerKeyAsync());
        Assert.Equal(42, await runtime.Grains.GetGrain<INumberedGrain>(42).GetIntegerKeyAsync());
        Assert.Equal("call/x", (await runtime.Grains.GetGrain<ICallGrain>("x").GetIdAsync()));
        Assert.Equal("numbers/2A", runtime.Grains.GetGrain<INumberedGrain>(42).GetGrainId().ToString());
    }
}
