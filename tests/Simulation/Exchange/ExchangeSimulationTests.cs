using Xunit.Abstractions;

namespace Trading.Simulation.Exchange;

/// <summary>The real accounts and books under everything that can go wrong, many times.</summary>
public sealed class ExchangeSimulationTests(ITestOutputHelper output)
{
    /// <summary>How many seeds are run by default; enough to reach all of <see cref="Wanted"/>.</summary>
    private const int Runs = 20;

    private static readonly Seeds Seeds = new(world => new ExchangeScenario(world));

    private static readonly string[] Wanted =
    [
        "crash", "two nodes", "deactivation", "late call", "lost call", "lost answer", "unknown outcome",
        "write Refused", "write Unheard", "write Conflicting", "write Late",
        "order New None", "order PartiallyFilled None", "order Filled None", "order Rejected Funds", "order Rejected PostOnly",
        "order Cancelled User", "order Cancelled Unfilled", "order Cancelled Killed", "order Cancelled SelfTrade",
        "fill as Maker", "fill as Taker",
    ];

    [Fact]
    public void Money_orders_and_books_are_right_whatever_goes_wrong() =>
        Seeds.ExpectNoFailure(Runs, Wanted, Runs, output.WriteLine);

    [Fact]
    public void Same_seed_gives_the_same_run() => Seeds.ExpectSameRuns(3);

    [Fact]
    public void Storage_that_forgets_what_it_has_acknowledged_is_found() => Seeds.ExpectForgetfulStorageIsFound(4);
}
