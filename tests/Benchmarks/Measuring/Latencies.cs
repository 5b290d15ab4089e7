namespace Trading.Benchmarks.Measuring;

/// <summary>What clients felt of a load.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="P50">Half of the latencies are at most this, in milliseconds.</param>
/// <param name="P99">99 % are at most this.</param>
/// <param name="P999">99.9 % are at most this.</param>
/// <param name="Max">The longest.</param>
internal sealed record Latencies(double PerSecond, double P50, double P99, double P999, double Max)
{
    /// <summary>How often the same load is measured, where nothing else is said.</summary>
    public const int Runs = 3;

    /// <summary>
    /// The same load several times: each figure is the median of its own. One stall of the machine's disk spoils the 99th percentile of the
    /// run that it falls into, whatever is measured.
    /// </summary>
    public static async Task<Latencies> MedianAsync(Func<Task<Latencies>> run, int runs = Runs)
    {
        var all = new List<Latencies>();
        while (all.Count < runs)
            all.Add(await run());
        double Median(Func<Latencies, double> figure) => Figures.Median(all.Select(figure));
        return new Latencies(
            Median(each => each.PerSecond), Median(each => each.P50), Median(each => each.P99), Median(each => each.P999), Median(each => each.Max));
    }

    /// <summary>Adds them to a table, after a column for <paramref name="name"/> and one for how many there were.</summary>
    public void AddTo(TextTable table, string name, double count) =>
        table.Add(name, Figures.Rate(count), Figures.Ms(P50), Figures.Ms(P99), Figures.Ms(P999), Figures.Ms(Max));
}
