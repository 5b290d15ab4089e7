namespace Trading.Simulation.DayTrading;

/// <summary>The time at the end of a run in which nothing fails and nobody calls, on the node's clock.</summary>
internal readonly record struct QuietTime(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>By how much what nobody asks for may be late (day-trading.md: 5 s).</summary>
    internal const long LatenessMaxMs = 5_000;

    internal long FromMs => From.ToUnixTimeMilliseconds();

    internal long UntilMs => Until.ToUnixTimeMilliseconds();
}
