using Xunit.Abstractions;

namespace Trading.Simulation.Messages;

/// <summary>The real queue and market processor under everything that can go wrong, many times.</summary>
public sealed class MarketSimulationTests(ITestOutputHelper output)
{
    /// <summary>How many seeds are run by default; enough to reach all of <see cref="Wanted"/>.</summary>
    private const int Runs = 100;

    private static readonly Seeds Seeds = new(world => new MarketScenario(world));

    private static readonly string[] Wanted =
    [
        "crash", "two nodes", "deactivation", "standstill", "lost call", "late call", "lost answer", "unknown outcome", "repeated answer",
        "failed disk", "write Refused", "write Unheard", "write Conflicting", "write Late", "failed message", "resent",
    ];

    [Fact]
    public void Every_message_is_counted_once_whatever_goes_wrong() =>
        Seeds.ExpectNoFailure(Runs, Wanted, Runs, output.WriteLine);

    [Fact]
    public void Same_seed_gives_the_same_run() => Seeds.ExpectSameRuns(5);
}
