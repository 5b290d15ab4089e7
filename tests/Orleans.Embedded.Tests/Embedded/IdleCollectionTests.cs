using Orleans;
using Trading.Conformance.Activations;
using Trading.Conformance.Runtimes;
using Trading.Conformance.Timers;

namespace Trading.Conformance.Embedded;

/// <summary>What Orleans does too, but by a stopwatch of its own, which no test can move.</summary>
public sealed class IdleCollectionTests
{
    [Fact]
    public async Task Idle_grain_is_deactivated_after_its_collection_age_and_a_used_one_is_not()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await Find(runtime, "idle").GetActivationAsync();
        await Find(runtime, "used").GetActivationAsync();

        var start = runtime.Clock.GetUtcNow();
        await runtime.AdvanceUntilNotedAsync("idle is gone", TimeSpan.FromMinutes(1), () => Find(runtime, "used").GetActivationAsync());

        Assert.InRange(runtime.Clock.GetUtcNow() - start, TestRuntime.CollectionAge, TimeSpan.MaxValue);
        Assert.Equal(["idle activates", "used activates", "idle deactivates: ActivationIdle", "idle is gone"], runtime.Probe.Notes);
        Assert.Equal(2, await Find(runtime, "idle").GetActivationAsync());
        Assert.Equal(1, await Find(runtime, "used").GetActivationAsync());
    }

    [Fact]
    public async Task Idle_grain_is_kept_when_its_class_says_so_or_while_its_delay_holds()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var kept = runtime.Grains.GetGrain<IKeptGrain>("kept");
        await kept.GetActivationAsync();
        await Find(runtime, "delayed").DelayDeactivationAsync(TestRuntime.CollectionAge * 3);

        var start = runtime.Clock.GetUtcNow();
        await runtime.AdvanceUntilNotedAsync("delayed is gone", TimeSpan.FromMinutes(1), () => Find(runtime, "used").GetActivationAsync());

        Assert.InRange(runtime.Clock.GetUtcNow() - start, TestRuntime.CollectionAge * 3, TimeSpan.MaxValue);
        Assert.Equal(1, await kept.GetActivationAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ticks_keep_an_idle_grain_only_when_the_timer_says_so(bool keepsAlive)
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ITimerGrain>("timer");
        await grain.StartAsync(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), interleaves: false, keepsAlive, waits: false);

        Task UseAnother() => runtime.Grains.GetGrain<ITimerGrain>("other").FlushAsync();

        if (keepsAlive)
        {
            for (var tick = 1; tick < TestRuntime.CollectionAge.TotalMinutes * 2; tick++)
                await runtime.AdvanceUntilNotedAsync($"tick {tick}", TimeSpan.FromSeconds(1), UseAnother);

            Assert.DoesNotContain("gone", runtime.Probe.Notes);
        }
        else
        {
            await runtime.AdvanceUntilNotedAsync("gone", TimeSpan.FromSeconds(1), UseAnother);
            Assert.Contains("tick 1", runtime.Probe.Notes);
        }

        await grain.FlushAsync();
    }

    private static ILifeGrain Find(ITestRuntime runtime, string key) =>
        runtime.Grains.GetGrain<ILifeGrain>(key, typeof(LifeGrain).FullName);
}
