using Orleans;
using Trading.Conformance.Activations;
using Trading.Conformance.Timers;

namespace Trading.Conformance.Embedded;

/// <summary>What Orleans does too, but by a stopwatch of its own, which no test can move.</summary>
public sealed class IdleCollectionTests
{
    // A collection can be late by the round that notices the last use and the one that notices the age.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(2);

    [Fact]
    public void Idle_grain_is_deactivated_after_its_collection_age_and_a_used_one_is_not() => SimulatedSilo.Run(async silo =>
    {
        await silo.Life("idle").GetActivationAsync();
        for (var minute = 0; minute < SimulatedSilo.CollectionAge.TotalMinutes; minute++)
        {
            await silo.Life("used").GetActivationAsync();
            await silo.Delay(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["idle activates", "used activates"], silo.Probe.Notes);
        await silo.Life("used").GetActivationAsync();
        await silo.Delay(MaxDelay);

        Assert.Equal(["idle activates", "used activates", "idle deactivates: ActivationIdle", "idle is gone"], silo.Probe.Notes);
        Assert.Equal(2, await silo.Life("idle").GetActivationAsync());
        Assert.Equal(1, await silo.Life("used").GetActivationAsync());
    });

    [Fact]
    public void Grain_is_not_idle_while_a_call_is_under_way() => SimulatedSilo.Run(async silo =>
    {
        var call = silo.Life("busy").PassAsync("door");
        await silo.Delay(SimulatedSilo.CollectionAge * 3);
        silo.Probe.Open("door");

        Assert.Equal(["busy activates"], silo.Probe.Notes);
        await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.Equal(1, await silo.Life("busy").GetActivationAsync());
    });

    [Fact]
    public void Idle_grain_is_kept_when_its_class_says_so() => SimulatedSilo.Run(async silo =>
    {
        var kept = silo.Grains.GetGrain<IKeptGrain>("kept");
        await kept.GetActivationAsync();

        await silo.Delay(SimulatedSilo.CollectionAge * 10);

        Assert.Equal(1, await kept.GetActivationAsync());
    });

    [Fact]
    public void Idle_grain_is_kept_while_its_delay_holds() => SimulatedSilo.Run(async silo =>
    {
        await silo.Life("delayed").DelayDeactivationAsync(SimulatedSilo.CollectionAge * 3);
        await silo.Life("for good").DelayDeactivationAsync(Timeout.InfiniteTimeSpan);
        await silo.Life("taken back").DelayDeactivationAsync(Timeout.InfiniteTimeSpan);
        await silo.Life("taken back").DelayDeactivationAsync(TimeSpan.Zero);

        await silo.Delay(SimulatedSilo.CollectionAge + MaxDelay);
        Assert.Equal(["taken back is gone"], Gone(silo));
        await silo.Delay(SimulatedSilo.CollectionAge * 2 - MaxDelay - TimeSpan.FromSeconds(1));
        Assert.Equal(["taken back is gone"], Gone(silo));
        await silo.Delay(MaxDelay);

        Assert.Equal(["taken back is gone", "delayed is gone"], Gone(silo));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ticks_keep_an_idle_grain_only_when_the_timer_says_so(bool keepsAlive) => SimulatedSilo.Run(async silo =>
    {
        var grain = silo.Grains.GetGrain<ITimerGrain>("timer");
        await grain.StartAsync(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), interleaves: false, keepsAlive, waits: false);

        await silo.Delay(SimulatedSilo.CollectionAge + MaxDelay + TimeSpan.FromSeconds(1));

        Assert.Contains("tick 9", silo.Probe.Notes);
        Assert.Equal(keepsAlive ? "tick 12" : "gone", silo.Probe.Notes[^1]);
    });

    private static IEnumerable<string> Gone(SimulatedSilo silo) =>
        silo.Probe.Notes.Where(note => note.EndsWith("is gone", StringComparison.Ordinal));
}
