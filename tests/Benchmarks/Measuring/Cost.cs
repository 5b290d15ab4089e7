using System.Diagnostics;

namespace Trading.Benchmarks.Measuring;

/// <summary>What one operation costs, as the median of several rounds after some that do not count.</summary>
/// <param name="Nanoseconds">Time by the wall clock for each operation.</param>
/// <param name="Bytes">Bytes allocated for each operation, by all threads.</param>
internal readonly record struct Cost(double Nanoseconds, double Bytes)
{
    private const int Rounds = 5;

    // By then the compiler has looked at everything twice.
    private static readonly TimeSpan WarmTime = TimeSpan.FromSeconds(1);

    /// <summary>Measures rounds of so many operations.</summary>
    public static async Task<Cost> MeasureAsync(long operations, Func<Task> round, CancellationToken cancellation)
    {
        var costs = new List<Cost>();
        var begin = Stopwatch.GetTimestamp();
        while (costs.Count < Rounds)
        {
            cancellation.ThrowIfCancellationRequested();
            GC.Collect();
            var bytes = GC.GetTotalAllocatedBytes(precise: true);
            var start = Stopwatch.GetTimestamp();
            await round();
            var time = Stopwatch.GetElapsedTime(start);
            bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
            if (Stopwatch.GetElapsedTime(begin) - time > WarmTime)
                costs.Add(new Cost(time.TotalNanoseconds / operations, (double)bytes / operations));
        }

        return new Cost(Figures.Median(costs.Select(c => c.Nanoseconds)), Figures.Median(costs.Select(c => c.Bytes)));
    }

    /// <summary>As a row of a table.</summary>
    public string[] Row(string name) => [name, Figures.PerOperation(Nanoseconds), Figures.PerOperation(Bytes)];
}
