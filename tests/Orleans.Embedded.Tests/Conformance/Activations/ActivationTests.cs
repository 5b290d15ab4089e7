using Orleans;
using Trading.Conformance.Runtimes;

namespace Trading.Conformance.Activations;

public sealed class ActivationTests
{
    [Fact]
    public async Task Many_first_calls_at_once_make_one_activation()
    {
        await using var runtime = await TestRuntime.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => Find(runtime, "a").GetActivationAsync())));

        Assert.All(answers, number => Assert.Equal(1, number));
        Assert.Equal(["a activates"], runtime.Probe.Notes);
    }

    [Fact]
    public async Task Failed_activation_fails_its_calls_with_the_exception_and_the_next_call_activates_afresh()
    {
        await using var runtime = await TestRuntime.StartAsync();
        runtime.Probe.Open("a fails to activate");

        var failure = await Assert.ThrowsAsync<FormatException>(() => Find(runtime, "a").GetActivationAsync());
        runtime.Probe.Close("a fails to activate");

        Assert.Equal("cannot activate", failure.Message);
        Assert.Equal(1, await Find(runtime, "a").GetActivationAsync());
        Assert.Equal(["a activates"], runtime.Probe.Notes);
    }

    [Fact]
    public async Task Deactivation_waits_for_the_call_that_asked_for_it_and_the_next_call_goes_to_a_new_activation()
    {
        await using var runtime = await TestRuntime.StartAsync();

        var asking = Find(runtime, "a").DeactivateAsync("door");
        await runtime.Probe.Arrival("door");
        var next = Find(runtime, "a").GetActivationAsync();
        Assert.False(next.IsCompleted);
        Assert.Equal(["a activates"], runtime.Probe.Notes);
        runtime.Probe.Open("door");

        Assert.Equal(1, await asking);
        Assert.Equal(2, await next);
        Assert.Equal(["a activates", "a deactivates: ApplicationRequested", "a is gone", "a activates"], runtime.Probe.Notes);
    }

    [Fact]
    public async Task Calls_that_come_during_deactivation_go_to_the_new_activation_after_it_has_ended()
    {
        await using var runtime = await TestRuntime.StartAsync();
        runtime.Probe.Open("door");
        await Find(runtime, "slow").DeactivateAsync("door");
        await runtime.Probe.Arrival("slow deactivates");

        var calls = Enumerable.Range(0, 10).Select(_ => Find(runtime, "slow").GetActivationAsync()).ToArray();
        Assert.All(calls, call => Assert.False(call.IsCompleted));
        runtime.Probe.Open("slow deactivates");

        Assert.All(await Task.WhenAll(calls), number => Assert.Equal(2, number));
        Assert.Equal(
            ["slow activates", "slow deactivates: ApplicationRequested", "slow is gone", "slow activates"], runtime.Probe.Notes);
    }

    [Fact]
    public async Task Calls_that_waited_when_the_grain_asked_to_go_run_in_the_new_activation()
    {
        await using var runtime = await TestRuntime.StartAsync();
        runtime.Probe.Open("waiting");

        var asking = Find(runtime, "a").DeactivateAsync("door");
        await runtime.Probe.Arrival("door");
        var waiting = Find(runtime, "a").PassAsync("waiting");
        runtime.Probe.Open("door");

        Assert.Equal(1, await asking);
        Assert.Equal(2, await waiting);
    }

    [Fact]
    public async Task Failure_to_deactivate_does_not_stop_the_deactivation()
    {
        await using var runtime = await TestRuntime.StartAsync();
        runtime.Probe.Open("a fails to deactivate");
        runtime.Probe.Open("door");

        Assert.Equal(1, await Find(runtime, "a").DeactivateAsync("door"));

        Assert.Equal(2, await Find(runtime, "a").GetActivationAsync());
        Assert.DoesNotContain("a is gone", runtime.Probe.Notes);
    }

    [Fact]
    public async Task Stopping_the_silo_deactivates_every_grain()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var keys = Enumerable.Range(0, 50).Select(number => $"grain {number}").ToArray();
        await Task.WhenAll(keys.Select(key => Find(runtime, key).GetActivationAsync()));

        await runtime.StopAsync();

        var gone = runtime.Probe.Notes.Where(note => note.EndsWith(" deactivates: ShuttingDown", StringComparison.Ordinal));
        Assert.Equal(keys.Order(StringComparer.Ordinal), gone.Select(note => note.Split(" deactivates")[0]).Order(StringComparer.Ordinal));
    }

    private static ILifeGrain Find(ITestRuntime runtime, string key) =>
        runtime.Grains.GetGrain<ILifeGrain>(key, typeof(LifeGrain).FullName);
}
