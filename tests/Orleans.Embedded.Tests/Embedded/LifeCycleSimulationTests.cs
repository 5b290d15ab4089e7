using System.Text.RegularExpressions;

namespace Trading.Conformance.Embedded;

/// <summary>The life of grains under random calls and deactivations, in many orders.</summary>
public sealed class LifeCycleSimulationTests
{
    private const string OneLife = @"(activates;deactivates: \w+;is gone;)";

    [Fact]
    public void Grain_has_one_activation_at_a_time_and_every_call_is_answered_whatever_the_order()
    {
        for (var seed = 0; seed < 200; seed++)
            SimulatedSilo.Run(silo => RunAsync(silo, new Random(seed)), seed);
    }

    private static async Task RunAsync(SimulatedSilo silo, Random random)
    {
        string[] keys = ["a", "b", "c"];
        silo.Probe.Open("door");
        var calls = new List<Task<int>>();
        for (var count = 0; count < 60; count++)
        {
            var grain = silo.Life(keys[random.Next(keys.Length)]);
            calls.Add(random.Next(5) == 0 ? grain.DeactivateAsync("door") : grain.GetActivationAsync());
            if (random.Next(3) == 0)
                await Task.Yield();
        }

        await Task.WhenAll(calls);
        await silo.Silo.StopAsync(CancellationToken.None);

        Assert.Equal(0, silo.Silo.ActivationCount);
        foreach (var key in keys)
        {
            var life = silo.Probe.Notes.Where(note => note.StartsWith(key, StringComparison.Ordinal)).Select(note => note[2..]);
            Assert.Matches($"^{OneLife}+$", string.Concat(life.Select(note => $"{note};")));
        }
    }
}
