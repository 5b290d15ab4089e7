using Trading.Benchmarks.Measuring;
using Trading.Benchmarks.Processes;

namespace Trading.Benchmarks.Replays;

/// <summary>
/// Passes of one workload against one host. The first finds a process that has compiled nothing and loaded no account: it stands apart.
/// </summary>
/// <param name="Name">What was measured.</param>
/// <param name="Passes">The reports; at least two.</param>
internal sealed record PassSeries(string Name, IReadOnlyList<LoadReport> Passes)
{
    /// <summary>The median rate of the passes after the first, in commands a second.</summary>
    public double MedianRate => Figures.Median(Warm.Select(p => p.CommandsPerSecond));

    private IEnumerable<LoadReport> Warm => Passes.Skip(1);

    /// <summary>Runs the passes.</summary>
    /// <param name="name">What is measured.</param>
    /// <param name="passes">How many warm passes follow the cold one.</param>
    /// <param name="replay">Runs one pass.</param>
    public static async Task<PassSeries> RunAsync(string name, int passes, Func<Task<LoadReport>> replay)
    {
        var reports = new List<LoadReport>();
        for (var i = 0; i <= passes; i++)
            reports.Add(await replay());
        return new PassSeries(name, reports);
    }

    /// <summary>As a row: cold, median, best, and the median's ratio to the floor's.</summary>
    public string[] Row(PassSeries floor) =>
    [
        Name, Figures.Rate(Passes[0].CommandsPerSecond), Figures.Rate(MedianRate), Figures.Rate(Warm.Max(p => p.CommandsPerSecond)),
        Figures.Ratio(MedianRate / floor.MedianRate),
    ];
}
