using Trading.Conformance.Runtimes;

namespace Trading.Conformance.Timers;

public sealed class GrainTimerTests
{
    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;

    [Fact]
    public async Task Timer_ticks_after_its_due_time_and_then_once_a_period()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = await StartAsync(runtime, Seconds(10), Seconds(5));

        await AdvanceAsync(runtime, grain, Seconds(9.9));
        Assert.Empty(runtime.Probe.Notes);
        await AdvanceAsync(runtime, grain, Seconds(0.1));
        Assert.Equal(["tick 1"], runtime.Probe.Notes);
        await AdvanceAsync(runtime, grain, Seconds(5));
        await AdvanceAsync(runtime, grain, Seconds(5));

        Assert.Equal(["tick 1", "tick 2", "tick 3"], runtime.Probe.Notes);
    }

    [Fact]
    public async Task Timer_without_a_period_ticks_once()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = await StartAsync(runtime, Seconds(1), Never);

        await AdvanceAsync(runtime, grain, Seconds(1));
        await AdvanceAsync(runtime, grain, Seconds(100));

        Assert.Equal(["tick 1"], runtime.Probe.Notes);
    }

    [Fact]
    public async Task Timer_that_was_stopped_ticks_no_more()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = await StartAsync(runtime, Seconds(1), Seconds(1));
        await AdvanceAsync(runtime, grain, Seconds(1));

        await grain.StopAsync();
        await AdvanceAsync(runtime, grain, Seconds(10));

        Assert.Equal(["tick 1"], runtime.Probe.Notes);
    }

    [Fact]
    public async Task Changed_timer_follows_its_new_times()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = await StartAsync(runtime, Seconds(1), Seconds(1));

        await grain.ChangeAsync(Seconds(50), Never);
        await AdvanceAsync(runtime, grain, Seconds(49));
        Assert.Empty(runtime.Probe.Notes);
        await AdvanceAsync(runtime, grain, Seconds(1));
        await AdvanceAsync(runtime, grain, Seconds(100));

        Assert.Equal(["tick 1"], runtime.Probe.Notes);
    }

    [Fact]
    public async Task Timer_that_its_own_tick_has_changed_follows_its_new_times()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = await StartAsync(runtime, Seconds(1), Seconds(1));
        runtime.Probe.Open("tick 1 changes the timer");

        await AdvanceAsync(runtime, grain, Seconds(1));
        await AdvanceAsync(runtime, grain, Seconds(59));
        Assert.Equal(["tick 1"], runtime.Probe.Notes);
        await AdvanceAsync(runtime, grain, Seconds(1));
        await AdvanceAsync(runtime, grain, Seconds(600));

        Assert.Equal(["tick 1", "tick 2"], runtime.Probe.Notes);
    }

    [Fact]
    public async Task Tick_that_fails_does_not_stop_the_timer()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = await StartAsync(runtime, Seconds(1), Seconds(1));
        await grain.FailAsync();

        await AdvanceAsync(runtime, grain, Seconds(1));
        await AdvanceAsync(runtime, grain, Seconds(1));

        Assert.Equal(["tick 1", "tick 2"], runtime.Probe.Notes);
    }

    [Fact]
    public async Task Tick_waits_for_the_call_under_way_and_calls_wait_for_the_tick()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = await StartAsync(runtime, Seconds(1), Never, waits: true);

        var call = grain.PassAsync("door");
        await runtime.Probe.Arrival("door");
        runtime.Clock.Advance(Seconds(1));
        await grain.PingAsync();
        Assert.Empty(runtime.Probe.Notes);
        runtime.Probe.Open("door");
        await call;
        await runtime.Probe.Arrival("tick 1");

        var next = grain.FlushAsync();
        await grain.PingAsync();
        Assert.False(next.IsCompleted);
        runtime.Probe.Open("tick 1");
        await next;
    }

    [Fact]
    public async Task Interleaving_tick_runs_while_a_call_awaits()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = await StartAsync(runtime, Seconds(1), Never, interleaves: true);

        var call = grain.PassAsync("door");
        await runtime.Probe.Arrival("door");
        runtime.Clock.Advance(Seconds(1));
        await runtime.Probe.Noted("tick 1");
        Assert.False(call.IsCompleted);
        runtime.Probe.Open("door");
        await call;
    }

    [Fact]
    public async Task Next_tick_waits_until_a_period_after_the_end_of_the_last()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = await StartAsync(runtime, Seconds(1), Seconds(5), waits: true);

        runtime.Clock.Advance(Seconds(1));
        await runtime.Probe.Arrival("tick 1");
        runtime.Clock.Advance(Seconds(20));
        await grain.PingAsync();
        Assert.Equal(["tick 1"], runtime.Probe.Notes);
        runtime.Probe.Open("tick 1");
        await grain.FlushAsync();
        runtime.Clock.Advance(Seconds(5));

        await runtime.Probe.Noted("tick 2");
    }

    [Fact]
    public async Task Timer_ends_with_the_activation()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = await StartAsync(runtime, Seconds(1), Seconds(1));
        await grain.DeactivateAsync();
        await runtime.Probe.Noted("gone");

        await AdvanceAsync(runtime, grain, Seconds(10));

        Assert.Equal(["gone"], runtime.Probe.Notes);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static async Task<ITimerGrain> StartAsync(
        ITestRuntime runtime, TimeSpan dueTime, TimeSpan period, bool interleaves = false, bool keepsAlive = false, bool waits = false)
    {
        var grain = runtime.Grains.GetGrain<ITimerGrain>("timer");
        await grain.StartAsync(dueTime, period, interleaves, keepsAlive, waits);
        return grain;
    }

    // The call comes after the ticks that the clock has set off, and so returns when they have ended and the timer is set again.
    private static async Task AdvanceAsync(ITestRuntime runtime, ITimerGrain grain, TimeSpan time)
    {
        runtime.Clock.Advance(time);
        await grain.FlushAsync();
    }
}
