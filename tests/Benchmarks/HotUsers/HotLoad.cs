using Trading.Benchmarks.Processes;

namespace Trading.Benchmarks.HotUsers;

/// <summary>A load beside which the other users are watched.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Workload">The file.</param>
/// <param name="TopRate">What the system does of it alone in a closed loop, in commands a second.</param>
internal sealed record HotLoad(string Name, string Workload, double TopRate)
{
    /// <summary>The load after one more closed loop.</summary>
    public HotLoad WithPass(LoadReport report) => this with { TopRate = Math.Max(TopRate, report.CommandsPerSecond) };
}
