namespace Trading.Benchmarks.Books;

/// <summary>What the commands of a round are like.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Resting">About how many orders rest in the book all the time.</param>
/// <param name="SpreadTicks">How many ticks from the middle orders are placed at most; most are nearer.</param>
internal sealed record BookMix(string Name, int Resting, int SpreadTicks)
{
    /// <summary>How many commands a crash lasts.</summary>
    public const int CrashCommands = 20_000;

    /// <summary>How many ticks the price falls in a crash.</summary>
    public const int CrashTicks = 8_000;

    /// <summary>The five mixes of which figures are published.</summary>
    public static IReadOnlyList<BookMix> All { get; } =
    [
        new("steady, 500 resting", 500, 40),
        new("steady, 10,000 resting", 10_000, 500),
        new("steady, 20,000 resting, crowded", 20_000, 400) { CrowdPercent = 65 },
        new("drifting, 10,000 resting", 10_000, 500) { DriftTicks = 0.005 },
        new("crashing, 40,000 resting", 40_000, 2_000) { CrashEvery = 650_000 },
    ];

    /// <summary>How many of a hundred orders go to one price on each side.</summary>
    public int CrowdPercent { get; init; }

    /// <summary>How many ticks the price rises with each command.</summary>
    public double DriftTicks { get; init; }

    /// <summary>After how many commands the price crashes; 0 for never.</summary>
    public int CrashEvery { get; init; }
}
