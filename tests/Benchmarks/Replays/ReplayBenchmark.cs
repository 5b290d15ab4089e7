using System.CommandLine;
using System.Globalization;
using Trading.Benchmarks.Measuring;
using Trading.Benchmarks.Processes;

namespace Trading.Benchmarks.Replays;

/// <summary>
/// The whole system under the load generator on the same machine, beside its floor: the same generator and doors with lines that are
/// answered without a grain. Every reply is durable; data are on disk; the quote server does not wait.
/// </summary>
internal sealed class ReplayBenchmark(ReplaySettings settings, BenchmarkFolder folder, CancellationToken cancellation)
{
    // At half of what the machine can do, whatever takes one of few cores for a tenth of a second decides on a pass of some seconds.
    private const int HalfLoadRuns = 7;

    private string Workload => folder["workload.txt"];

    /// <summary>The command <c>replay</c>.</summary>
    public static Command CreateCommand()
    {
        var commands = new Option<long>("--commands") { Description = "Commands of a pass.", DefaultValueFactory = _ => 1_000_000 };
        var users = new Option<int>("--users") { Description = "Users of the workload.", DefaultValueFactory = _ => 1_000 };
        var passes = new Option<int>("--passes") { Description = "Passes after the cold one.", DefaultValueFactory = _ => 3 };
        var http = new Option<long>("--http-commands")
        {
            Description = "Commands over HTTP, one a request.",
            DefaultValueFactory = _ => 100_000,
        };
        var window = new Option<int>("--window") { Description = "Commands under way over TCP.", DefaultValueFactory = _ => 65_536 };
        passes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--passes is at least 1");
        });
        var command = new Command("replay", "Measures rates, latencies, memory, start times and dumps of the whole system.")
        {
            commands, users, passes, http, window,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = new ReplaySettings(
                parsed.GetValue(commands), parsed.GetValue(users), parsed.GetValue(passes), parsed.GetValue(http), parsed.GetValue(window));
            using var folder = new BenchmarkFolder();
            await new ReplayBenchmark(settings, folder, cancellation).RunAsync();
            return 0;
        });
        return command;
    }

    private async Task RunAsync()
    {
        await LoadProcess.GenerateAsync(Workload, settings.Commands, settings.Users, seed: 1, cancellation);
        var title = string.Create(CultureInfo.InvariantCulture,
            $"Commands/s over TCP: {settings.Commands:N0} commands by {settings.Users:N0} users, {settings.Window:N0} under way");
        var rates = new TextTable(title, "", "cold pass", $"median of {settings.Passes}", "best", "median/floor");
        var single = new TextTable("Latency and single commands", "", "commands/s", "p50", "p99", "p99.9", "max");

        var disk = new DiskFloor(folder["disk"], groupBytes: 32 << 10, groupsPerSecond: 1_000, TimeSpan.FromSeconds(20)).Measure();
        disk.AddTo(single, "the disk alone: 32 KiB written and flushed", disk.PerSecond);

        var floor = await MeasureFloorAsync();
        rates.Add(floor.Row(floor));
        rates.Add((await MeasureAsync("full system, with replies", single)).Row(floor));
        rates.Add((await MeasureAsync("full system, no replies (--quiet)", null, "--quiet")).Row(floor));
        rates.Print();
        single.Print();
        await new LifeCycle(Workload, folder["life"], settings, cancellation).MeasureAsync();
    }

    private async Task<PassSeries> MeasureFloorAsync()
    {
        await using var host = await HostProcess.StartAsync(folder["floor"], cancellation, "--Bench:Floor=true");
        return await PassSeries.RunAsync("floor: lines answered without a grain", settings.Passes, () => ReplayAsync(host));
    }

    /// <summary>Measures the rate, and on the same warm host, where a table is given, what else a client feels.</summary>
    private async Task<PassSeries> MeasureAsync(string name, TextTable? single, params string[] options)
    {
        await using var host = await HostProcess.StartAsync(folder["full" + string.Concat(options)], cancellation);
        var series = await PassSeries.RunAsync(name, settings.Passes, () => ReplayAsync(host, options));
        if (single is null)
            return series;
        // What the machine can do changes within a minute, and at more than it can do there is no latency to measure.
        await AddOpenLoopAsync(single, "TCP, open loop at half the rate just before", host, HalfLoadRuns, async () =>
            Math.Floor((await ReplayAsync(host)).CommandsPerSecond / 2));
        var tenth = Math.Floor(series.MedianRate / 10);
        await AddOpenLoopAsync(single, "TCP, open loop at a tenth", host, Latencies.Runs, () => Task.FromResult(tenth));
        var http = folder["http.txt"];
        await LoadProcess.GenerateAsync(http, settings.HttpCommands, settings.Users, seed: 2, cancellation);
        AddRow(single, "HTTP, a request each, cold", await LoadProcess.ReplayAsync(http, host.Data, cancellation, "--transport", "http"));
        AddRow(single, "HTTP, a request each", await LoadProcess.ReplayAsync(http, host.Data, cancellation, "--transport", "http"));
        return series;
    }

    private Task<LoadReport> ReplayAsync(HostProcess host, params string[] options) =>
        LoadProcess.ReplayAsync(Workload, host.Data, cancellation, ["--window", LoadProcess.Text(settings.Window), .. options]);

    private async Task AddOpenLoopAsync(TextTable table, string name, HostProcess host, int runs, Func<Task<double>> rateAsync)
    {
        var median = await Latencies.MedianAsync(
            async () => (await ReplayAsync(host, "--rate", LoadProcess.Text(await rateAsync()))).Latencies, runs);
        median.AddTo(table, $"{name}, medians of {runs}", median.PerSecond);
    }

    private static void AddRow(TextTable table, string name, LoadReport report) =>
        report.Latencies.AddTo(table, name, report.CommandsPerSecond);
}
