using Orleans;
using Trading.Conformance.Calls;
using Trading.Conformance.Observers;

namespace Trading.Conformance.Embedded;

/// <summary>What Orleans does too, but by a stopwatch of its own, which no test can move.</summary>
public sealed class DeadlineTests
{
    [Fact]
    public void Call_that_is_not_answered_in_time_ends_in_a_timeout_at_its_deadline() => SimulatedSilo.Run(async silo =>
    {
        var start = silo.Clock.GetUtcNow();

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => silo.Grains.GetGrain<ICallGrain>("slow").PassAsync("never"));

        Assert.Equal(SimulatedSilo.ResponseTimeout, silo.Clock.GetUtcNow() - start);
        Assert.Contains("call/slow ICallGrain.PassAsync", failure.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void Calls_end_each_at_its_own_deadline() => SimulatedSilo.Run(async silo =>
    {
        var start = silo.Clock.GetUtcNow();
        async Task<TimeSpan> MeasureAsync()
        {
            await Assert.ThrowsAsync<TimeoutException>(() => silo.Grains.GetGrain<ICallGrain>("slow").PassAsync("never"));
            return silo.Clock.GetUtcNow() - start;
        }

        var first = MeasureAsync();
        await silo.Delay(TimeSpan.FromMilliseconds(1));
        var second = MeasureAsync();
        await silo.Delay(TimeSpan.FromSeconds(29));
        var third = MeasureAsync();

        Assert.Equal([30_000, 30_001, 59_001], (await Task.WhenAll(first, second, third)).Select(time => time.TotalMilliseconds));
    });

    [Fact]
    public void Call_whose_caller_has_given_up_before_its_turn_does_not_run() => SimulatedSilo.Run(async silo =>
    {
        var grain = silo.Grains.GetGrain<ICallGrain>("slow");
        var first = grain.PassAsync("first");
        await silo.Probe.Arrival("first");
        silo.Probe.Open("second");
        await Assert.ThrowsAsync<TimeoutException>(() => grain.PassAsync("second"));

        await Assert.ThrowsAsync<TimeoutException>(() => first);
        silo.Probe.Open("first");
        await grain.DoAsync();

        Assert.Equal(["passed first"], silo.Probe.Notes);
    });

    [Fact]
    public void Grains_that_wait_for_each_other_end_in_a_timeout_and_go_on() => SimulatedSilo.Run(async silo =>
    {
        var grain = silo.Grains.GetGrain<ICallGrain>("a");

        await Assert.ThrowsAsync<TimeoutException>(() => grain.CallAndBeCalledBackAsync("b"));

        Assert.Equal(["b called a"], silo.Probe.Notes);
        await grain.DoAsync();
    });

    [Fact]
    public void Observer_whose_reference_was_deleted_does_not_answer_and_is_dropped_after_the_deadline() => SimulatedSilo.Run(async silo =>
    {
        var reader = new NewsReader(silo.Probe);
        var reference = silo.Grains.CreateObjectReference<INewsObserver>(reader);
        var grain = silo.Grains.GetGrain<INewsGrain>("a");
        await grain.SubscribeAsync(reference);

        silo.Grains.DeleteObjectReference<INewsObserver>(reference);

        // The observer's silence ends at the same moment as the patience of the grain's own caller, who may hear the one or the other
        // first.
        await Record.ExceptionAsync(() => grain.PublishAndWaitAsync("one"));
        Assert.Equal(0, await grain.PublishAndWaitAsync("two"));
        Assert.Empty(silo.Probe.Notes);
        GC.KeepAlive(reader);
    });
}
