using System.CommandLine;
using Trading.Benchmarks.Measuring;
using Trading.Benchmarks.Processes;

namespace Trading.Benchmarks.Orders;

/// <summary>
/// Orders over HTTP, durable, with the load generator on the same machine, beside their floor: the same requests to the same door, answered
/// without looking at them.
/// </summary>
internal sealed class OrdersBenchmark(
    int requests, int users, int passes, int watchers, string mix, int seconds, BenchmarkFolder folder, CancellationToken cancellation)
{
    private const int Connections = 128;
    private const double OpenLoopRate = 1_000;

    /// <summary>The command <c>orders</c>.</summary>
    public static Command CreateCommand()
    {
        var requests = new Option<int>("--requests") { Description = "Requests of a pass.", DefaultValueFactory = _ => 100_000 };
        var users = new Option<int>("--users") { Description = "Users.", DefaultValueFactory = _ => 200 };
        var passes = new Option<int>("--passes") { Description = "Passes after the cold one.", DefaultValueFactory = _ => 3 };
        var watchers = new Option<int>("--watchers")
        {
            Description = "Clients of the live door in the open loop; 0 for none.",
            DefaultValueFactory = _ => 10_000,
        };
        var mix = new Option<string>("--mix")
        {
            Description = "Parts of the watchers that watch a book, trades, a ticker; the instruments in turn.",
            DefaultValueFactory = _ => "1:2:7",
        };
        var seconds = new Option<int>("--seconds") { Description = "Of each run of an open loop.", DefaultValueFactory = _ => 10 };
        var command = new Command(
            "orders", "Measures orders over HTTP: rates, and latencies in an open loop, without watchers and with them.")
        {
            requests, users, passes, watchers, mix, seconds,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var folder = new BenchmarkFolder();
            await new OrdersBenchmark(
                parsed.GetValue(requests), parsed.GetValue(users), parsed.GetValue(passes),
                parsed.GetValue(watchers), parsed.GetValue(mix)!,
                parsed.GetValue(seconds), folder, cancellation).RunAsync();
            return 0;
        });
        return command;
    }

    private async Task RunAsync()
    {
        var table = new TextTable(
            $"Orders over HTTP: {requests:N0} requests by {users} users, {Connections} connections",
            "",
            "cold pass",
            $"median of {passes}",
            "best",
            "median/floor");
        var latency = new TextTable(
            $"Open loop at {OpenLoopRate:N0} requests/s, medians of {Latencies.Runs} runs", "", "requests/s", "p50", "p99", "p99.9", "max");
        await using (var host = await HostProcess.StartAsync(folder["floor"], cancellation, "--Bench:Floor=true"))
        {
            var floor = await PassesAsync(host, "--no-check");
            AddRow(table, "floor: answered at once", floor, floor);
            await using var full = await HostProcess.StartAsync(folder["full"], cancellation, WatchedOrders.Settings);
            AddRow(table, "full system, every answer durable", await PassesAsync(full), floor);
            var open = await Latencies.MedianAsync(async () => (await LoadProcess.OrdersAsync(
                full.Data, cancellation,
                "--users", $"{users}", "--requests", $"{OpenLoopRate * seconds}", "--rate", $"{OpenLoopRate}")).Latencies);
            open.AddTo(latency, "full system, nobody watching", open.PerSecond);
            if (watchers > 0)
                await new WatchedOrders(full, watchers, mix, users, OpenLoopRate, seconds).RunAsync(cancellation);
        }

        table.Print();
        latency.Print();
    }

    private async Task<double[]> PassesAsync(HostProcess host, params string[] options)
    {
        var rates = new double[passes + 1];
        for (var pass = 0; pass <= passes; pass++)
            rates[pass] =
                (await LoadProcess.OrdersAsync(
                    host.Data,
                    cancellation,
                    ["--users", $"{users}", "--connections", $"{Connections}", "--requests", $"{requests}", .. options])).PerSecond;
        return rates;
    }

    private static void AddRow(TextTable table, string name, double[] rates, double[] floor)
    {
        var median = Figures.Median(rates.Skip(1));
        table.Add(
            name, Figures.Rate(rates[0]), Figures.Rate(median), Figures.Rate(rates.Skip(1).Max()),
            Figures.Ratio(median / Figures.Median(floor.Skip(1))));
    }
}
