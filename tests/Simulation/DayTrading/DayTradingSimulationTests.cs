using Xunit.Abstractions;

namespace Trading.Simulation.DayTrading;

/// <summary>The real grains under everything that can go wrong, many times.</summary>
public sealed class DayTradingSimulationTests(ITestOutputHelper output)
{
    /// <summary>How many seeds are run by default.</summary>
    private const int Runs = 150;

    /// <summary>Fewer runs need not reach everything.</summary>
    private const int RunsThatReachAll = 100;

    private static readonly Seeds Seeds = new(world => new DayTradingScenario(world));

    private static readonly string[] Wanted =
    [
        "crash", "two nodes", "deactivation", "standstill", "lost call", "late call", "lost answer", "unknown outcome", "repeated answer",
        "failed disk", "write Refused", "write Unheard", "write Conflicting", "write Late",
        "BuyExpired", "SellExpired", "BuyTriggerFired", "SellTriggerFired", "BuyExpired, nobody touching",
        "SellExpired, nobody touching", "BuyTriggerFired, nobody touching", "SellTriggerFired, nobody touching",
    ];

    [Fact]
    public void Books_are_right_whatever_goes_wrong() =>
        Seeds.ExpectNoFailure(Runs, Wanted, RunsThatReachAll, output.WriteLine);

    [Fact]
    public void Same_seed_gives_the_same_run() => Seeds.ExpectSameRuns(10);

    [Fact]
    public void Storage_that_forgets_what_it_has_acknowledged_is_found() => Seeds.ExpectForgetfulStorageIsFound(20);
}
