using System.CommandLine;
using System.Globalization;
using Trading.Benchmarks.Measuring;
using Trading.Benchmarks.Processes;

namespace Trading.Benchmarks.HotUsers;

/// <summary>
/// Watches a thousand ordinary users, who send a little by plan over connections of their own, beside three loads of the same size: one
/// that is even, one of which a single user sends four fifths, and one of which four fifths are about a single stock. What the even load
/// costs the others is the machine's; what the hot ones cost beyond that would be starvation.
/// </summary>
internal sealed class HotBenchmark(BenchmarkFolder folder, long commands, int othersRate, TimeSpan time, CancellationToken cancellation)
{
    private const int Users = 1_000;
    private const int TopRatePasses = 3;

    // A load has to last longer than the others are watched, also where it goes faster than it did alone.
    private const double LengthMargin = 1.5;

    private static readonly TimeSpan RampTime = TimeSpan.FromSeconds(1.5);

    private readonly TextTable _table = new(
        string.Create(CultureInfo.InvariantCulture, $"{Users:N0} other users, {othersRate:N0} commands/s by plan, beside a load"),
        "load", "its commands/s", "p50 of the others", "p99", "p99.9", "max");

    /// <summary>The command <c>hot</c>.</summary>
    public static Command CreateCommand()
    {
        var commands = new Option<long>("--commands")
        {
            Description = "Commands by which top rates are found.",
            DefaultValueFactory = _ => 300_000,
        };
        var rate = new Option<int>("--others-rate") { Description = "What the others send a second.", DefaultValueFactory = _ => 2_000 };
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
        var loads = await MakeLoadsAsync();
        for (var pass = 0; pass < TopRatePasses; pass++)
            for (var i = 0; i < loads.Length; i++)
                loads[i] = loads[i].WithPass(await LoadProcess.ReplayAsync(loads[i].Workload, host.Data, cancellation));
        await WatchAsync(host, others);
        AddRow("none", null, await WatchAsync(host, others));
        var half = loads.Min(load => load.TopRate) / 2;
        foreach (var load in loads)
            await MeasureAsync(host, load with { Name = $"{load.Name}, by plan" }, others, half, "--rate", LoadProcess.Text(half));
        foreach (var load in loads)
            await MeasureAsync(host, load with { Name = $"{load.Name}, as fast as it goes" }, others, load.TopRate);
        _table.Print();
    }

    private async Task<HotLoad[]> MakeLoadsAsync()
    {
        HotLoad[] loads =
        [
            new("even", folder["even.txt"], 0), new("hot user", folder["user.txt"], 0), new("hot stock", folder["stock.txt"], 0),
        ];
        await LoadProcess.GenerateAsync(loads[0].Workload, commands, Users, seed: 1, cancellation);
        HotWorkload.WriteHotUser(loads[0].Workload, loads[1].Workload);
        HotWorkload.WriteHotSymbol(loads[0].Workload, loads[2].Workload);
        return loads;
    }

    /// <summary>Watches the others while the load is under way.</summary>
    private async Task MeasureAsync(HostProcess host, HotLoad load, string others, double rate, params string[] options)
    {
        // One pass that is longer than the watch: between two there would be a rest for the others.
        var path = folder["load.txt"];
        await RepeatAsync(load.Workload, path, (long)(rate * LengthMargin * (time + RampTime).TotalSeconds));
        var running = LoadProcess.ReplayAsync(path, host.Data, cancellation, options);
        await Task.Delay(RampTime, cancellation);
        var watched = await WatchAsync(host, others);
        var name = running.IsCompleted ? load.Name + " (ended early)" : load.Name;
        AddRow(name, await running, watched);
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
