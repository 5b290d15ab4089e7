using System.CommandLine;
using System.Globalization;
using Trading.Benchmarks.Measuring;
using Trading.Benchmarks.Processes;

namespace Trading.Benchmarks.HotUsers;

/// <summary>
/// Watches a thousand ordinary users, who send a little by plan over connections of their own, beside three loads of the same size: one that is even, one of
/// which a single user sends four fifths, and one of which four fifths are about a single stock. What the even load costs the others is the machine's; what the
/// hot ones cost beyond that would be starvation.
/// </summary>
internal sealed class HotBenchmark(BenchmarkFolder folder, long commands, int othersRate, TimeSpan time, CancellationToken cancellation)
{
    private const int Users = 1_000;
    private const int WarmPasses = 2;

    private static readonly TimeSpan RampTime = TimeSpan.FromSeconds(1.5);

    private readonly TextTable _table = new(
        string.Create(CultureInfo.InvariantCulture, $"{Users:N0} other users, {othersRate:N0} commands/s by plan, beside a load"),
        "load", "its commands/s", "p50 of the others", "p99", "p99.9", "max");

    /// <summary>The command <c>hot</c>.</summary>
    public static Command CreateCommand()
    {
        var commands = new Option<long>("--commands") { Description = "Commands by which top rates are found.", DefaultValueFactory = _ => 300_000 };
        var rate = new Option<int>("--others-rate") { Description = "What the other users send a second.", DefaultValueFactory = _ => 2_000 };
        var seconds = new Option<double>("--seconds") { Description = "How long the others are watched.", DefaultValueFactory = _ => 5 };
        var command = new Command("hot", "Shows that a hot user and a hot stock do not starve the rest.") { commands, rate, seconds };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var folder = new BenchmarkFolder();
            var time = TimeSpan.FromSeconds(parsed.GetValue(seconds));
            await new HotBenchmark(folder, parsed.GetValue(commands), parsed.GetValue(rate), time, cancellation).RunAsync();
            return 0;
        });
        return command;
    }

    private async Task RunAsync()
    {
        var others = folder["others.txt"];
        await LoadProcess.GenerateAsync(others, (long)(othersRate * time.TotalSeconds), Users, seed: 2, cancellation);
        await using var host = await HostProcess.StartAsync(folder["data"], cancellation);
        HotLoad[] loads =
        [
            await FindTopRateAsync(host, "even", File.Copy),
            await FindTopRateAsync(host, "hot user", HotWorkload.WriteHotUser),
            await FindTopRateAsync(host, "hot stock", HotWorkload.WriteHotSymbol),
        ];
        await WatchAsync(host, others);
        AddRow("none", null, await WatchAsync(host, others));
        var half = loads.Min(load => load.TopRate) / 2;
        foreach (var load in loads)
            await MeasureAsync(host, load with { Name = $"{load.Name}, by plan" }, others, half, "--rate", LoadProcess.Text(half));
        foreach (var load in loads)
            await MeasureAsync(host, load with { Name = $"{load.Name}, as fast as it goes" }, others, load.TopRate);
        _table.Print();
    }

    private async Task<HotLoad> FindTopRateAsync(HostProcess host, string name, Action<string, string> rewrite)
    {
        var even = folder["even.txt"];
        if (!File.Exists(even))
            await LoadProcess.GenerateAsync(even, commands, Users, seed: 1, cancellation);
        var path = folder[$"top {name}.txt"];
        rewrite(even, path);
        LoadReport? last = null;
        for (var pass = 0; pass <= WarmPasses; pass++)
            last = await LoadProcess.ReplayAsync(path, host.Data, cancellation);
        return new HotLoad(name, path, last!.CommandsPerSecond);
    }

    /// <summary>Watches the others while the load is under way.</summary>
    private async Task MeasureAsync(HostProcess host, HotLoad load, string others, double rate, params string[] options)
    {
        // One pass that is longer than the watch: between two there would be a rest for the others.
        var path = folder["load.txt"];
        await RepeatAsync(load.Workload, path, (long)(rate * (time + 2 * RampTime).TotalSeconds));
        var running = LoadProcess.ReplayAsync(path, host.Data, cancellation, options);
        await Task.Delay(RampTime, cancellation);
        var watched = await WatchAsync(host, others);
        AddRow(load.Name, await running, watched);
    }

    private Task<LoadReport> WatchAsync(HostProcess host, string others) =>
        LoadProcess.ReplayAsync(others, host.Data, cancellation, "--rate", LoadProcess.Text(othersRate));

    /// <summary>The workload's commands over and over with numbers that go on, so that none is a repetition.</summary>
    private async Task RepeatAsync(string from, string to, long count)
    {
        await using var output = new StreamWriter(to) { NewLine = "\n" };
        for (var number = 0L; number < count;)
            foreach (var line in File.ReadLines(from))
                if (number++ < count)
                    await output.WriteLineAsync($"[{number}]{line.AsSpan(line.IndexOf(']') + 1)}".AsMemory(), cancellation);
    }

    private void AddRow(string name, LoadReport? load, LoadReport others) => _table.Add(
        name, load is null ? "" : Figures.Rate(load.CommandsPerSecond), Figures.Ms(others.LatencyMs.P50), Figures.Ms(others.LatencyMs.P99),
        Figures.Ms(others.LatencyMs.P999), Figures.Ms(others.LatencyMs.Max));
}
