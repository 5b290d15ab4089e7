using Orleans.Runtime;

namespace Trading.Conformance.Embedded;

public sealed class SiloStopTests
{
    [Fact]
    public void Call_after_the_stop_is_rejected() => SimulatedSilo.Run(async silo =>
    {
        await silo.Life("a").GetActivationAsync();

        await silo.Silo.StopAsync(CancellationToken.None);

        await Assert.ThrowsAsync<OrleansMessageRejectionException>(() => silo.Life("a").GetActivationAsync());
        Assert.Equal(["a activates", "a deactivates: ShuttingDown", "a is gone"], silo.Probe.Notes);
    });

    [Fact]
    public void Stop_waits_for_calls_under_way_and_abandons_them_when_its_time_is_over() => SimulatedSilo.Run(async silo =>
    {
        var call = silo.Life("busy").PassAsync("never");
        await silo.Probe.Arrival("never");
        await silo.Life("idle").GetActivationAsync();
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(20), silo.Clock);

        var stop = silo.Silo.StopAsync(time.Token);
        await silo.Delay(TimeSpan.FromSeconds(19));
        Assert.False(stop.IsCompleted);
        await stop;

        Assert.Equal(["busy activates", "idle activates", "idle deactivates: ShuttingDown", "idle is gone"], silo.Probe.Notes);
        Assert.Equal(1, silo.Silo.ActivationCount);
        await Assert.ThrowsAsync<TimeoutException>(() => call);
    });

    [Fact]
    public void Grain_whose_deactivation_hangs_is_abandoned_after_the_deactivation_timeout() => SimulatedSilo.Run(async silo =>
    {
        var start = silo.Clock.GetUtcNow();
        silo.Probe.Open("door");
        await silo.Life("slow").DeactivateAsync("door");

        await silo.Probe.Arrival("slow deactivates");
        await silo.Silo.StopAsync(CancellationToken.None);

        Assert.Equal(TimeSpan.FromSeconds(30), silo.Clock.GetUtcNow() - start);
        Assert.DoesNotContain("slow is gone", silo.Probe.Notes);
    });
}
