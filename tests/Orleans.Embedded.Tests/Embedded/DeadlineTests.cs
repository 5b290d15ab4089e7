using Orleans;
using Trading.Conformance.Calls;
using Trading.Conformance.Observers;
using Trading.Conformance.Runtimes;

namespace Trading.Conformance.Embedded;

/// <summary>What Orleans does too, but by a stopwatch of its own, which no test can move.</summary>
public sealed class DeadlineTests
{
    [Fact]
    public async Task Call_that_is_not_answered_in_time_ends_in_a_timeout()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ICallGrain>("slow");

        var call = grain.PassAsync("never");
        await runtime.Probe.Arrival("never");
        runtime.Clock.Advance(TestRuntime.ResponseTimeout - TimeSpan.FromSeconds(1));
        Assert.False(call.IsCompleted);
        runtime.Clock.Advance(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAsync<TimeoutException>(() => call);
    }

    [Fact]
    public async Task Call_whose_caller_has_given_up_before_its_turn_does_not_run()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ICallGrain>("slow");
        var first = grain.PassAsync("first");
        var second = grain.PassAsync("second");
        await runtime.Probe.Arrival("first");
        runtime.Probe.Open("second");

        runtime.Clock.Advance(TestRuntime.ResponseTimeout + TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<TimeoutException>(() => first);
        await Assert.ThrowsAsync<TimeoutException>(() => second);
        runtime.Probe.Open("first");
        await grain.DoAsync();

        Assert.Equal(["passed first"], runtime.Probe.Notes);
    }

    [Fact]
    public async Task Grains_that_wait_for_each_other_end_in_a_timeout_and_go_on()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var grain = runtime.Grains.GetGrain<ICallGrain>("a");

        var call = grain.CallAndBeCalledBackAsync("b");
        await runtime.Probe.Noted("b called a");
        runtime.Clock.Advance(TestRuntime.ResponseTimeout + TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<TimeoutException>(() => call);
        await grain.DoAsync();
    }

    [Fact]
    public async Task Observer_whose_reference_was_deleted_does_not_answer_and_is_dropped_after_the_deadline()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var reader = new NewsReader(runtime.Probe);
        var reference = runtime.Grains.CreateObjectReference<INewsObserver>(reader);
        var grain = runtime.Grains.GetGrain<INewsGrain>("a");
        await grain.SubscribeAsync(reference);

        runtime.Grains.DeleteObjectReference<INewsObserver>(reference);

        var publishing = grain.PublishAndWaitAsync("one");
        await grain.FlushAsync();
        Assert.False(publishing.IsCompleted);
        runtime.Clock.Advance(TestRuntime.ResponseTimeout + TimeSpan.FromSeconds(1));

        // The call to the grain is overdue too, at the same moment: it may end either way.
        await Record.ExceptionAsync(() => publishing);
        Assert.Equal(0, await grain.PublishAndWaitAsync("two"));
        Assert.Empty(runtime.Probe.Notes);
        GC.KeepAlive(reader);
    }
}
