using System.CommandLine;
using System.Globalization;
using Trading.Benchmarks.Live;
using Trading.Benchmarks.Measuring;
using Trading.Benchmarks.Processes;

namespace Trading.Benchmarks.Messages;

/// <summary>
/// Trade messages over HTTP, each durable before its 201, with the load generator on the same machine, beside their floor: the same
/// requests to the same door, answered without
/// looking at them. Then many who watch them live.
/// </summary>
internal sealed class MessagesBenchmark(
    int messages, int connections, int passes, int watchers, BenchmarkFolder folder, CancellationToken cancellation)
{
    private const int ArrayLength = 100;
    private const int ArrayFactor = 5;
    private const int WatchedRate = 1_000;

    /// <summary>The command <c>messages</c>.</summary>
    public static Command CreateCommand()
    {
        var messages = new Option<int>("--messages")
        {
            Description = "Messages of a pass; five times as many in arrays.",
            DefaultValueFactory = _ => 200_000,
        };
        var connections = new Option<int>("--connections") { Description = "Connections.", DefaultValueFactory = _ => 128 };
        var passes = new Option<int>("--passes") { Description = "Passes after the cold one.", DefaultValueFactory = _ => 3 };
        var watchers = new Option<int>("--watchers") { Description = "Live clients; 0 for none.", DefaultValueFactory = _ => 1_000 };
        var seconds = new Option<int>("--seconds") { Description = "How long they watch.", DefaultValueFactory = _ => 10 };
        var command = new Command(
            "messages", "Measures trade messages over HTTP, one by one and in arrays, and clients that watch them live.")
        {
            messages, connections, passes, watchers, seconds,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var folder = new BenchmarkFolder();
            var benchmark = new MessagesBenchmark(
                parsed.GetValue(messages), parsed.GetValue(connections), parsed.GetValue(passes),
                parsed.GetValue(watchers), folder, cancellation);
            await benchmark.RunAsync(parsed.GetValue(seconds));
            return 0;
        });
        return command;
    }

    private async Task RunAsync(int seconds)
    {
        string[] single = ["--messages", $"{messages}", "--connections", $"{connections}"];
        string[] arrays =
            ["--messages", $"{messages * ArrayFactor}", "--connections", $"{Math.Min(connections, 32)}", "--array", $"{ArrayLength}"];
        var table = new TextTable(
            string.Create(CultureInfo.InvariantCulture, $"Messages/s over HTTP: {messages:N0} messages a pass, {connections} connections"),
            "", "cold pass", $"median of {passes}", "best", "median/floor");
        double[] floor, floorArrays;
        await using (var host = await HostProcess.StartAsync(folder["floor"], cancellation, "--Bench:Floor=true"))
        {
            floor = await PassesAsync(host, single);
            floorArrays = await PassesAsync(host, arrays);
        }

        await using var full = await HostProcess.StartAsync(folder["full"], cancellation);
        AddRow(table, "floor: one a request, answered at once", floor, floor);
        AddRow(table, "full system, one a request", await PassesAsync(full, single), floor);
        AddRow(table, $"floor: arrays of {ArrayLength}", floorArrays, floorArrays);
        AddRow(table, $"full system, arrays of {ArrayLength}", await PassesAsync(full, arrays), floorArrays);
        table.Print();
        if (watchers > 0)
            await WatchAsync(full, seconds);
    }

    private async Task WatchAsync(HostProcess host, int seconds)
    {
        using var http = host.CreateClient();
        await using var clients = WatcherProcess.Start(http.BaseAddress!, watchers, "market.trades");
        await clients.DoAsync("connect", cancellation);
        await clients.DoAsync("subscribe", cancellation);
        await clients.DoAsync("begin", cancellation);
        var before = await clients.DoAsync("seen", cancellation);
        var sent = WatchedRate * seconds;
        var load = await LoadProcess.MessagesAsync(
            host.Data, cancellation, "--messages", $"{sent}", "--connections", "16", "--rate", $"{WatchedRate}");
        var seen = await clients.DoAsync("seen", cancellation);
        for (var patience = 0; patience < 100 && seen[0] < before[0] + sent; patience++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
            seen = await clients.DoAsync("seen", cancellation);
        }

        var times = await clients.DoAsync("end", cancellation);
        var table = new TextTable(
            string.Create(CultureInfo.InvariantCulture, $"{watchers:N0} clients of market.trades, {load.PerSecond:N0} messages/s"),
            "", "value");
        table.Add("messages to each client", Figures.Rate((seen[1] - before[1]) / watchers));
        table.Add("of", Figures.Rate(sent));
        table.Add("missing or out of order", Figures.Rate(seen[2]));
        table.Add("closed by the server", Figures.Rate(times[7]));
        table.Add("from the queue to the client: p50", Figures.Ms(times[1]));
        table.Add("  p99", Figures.Ms(times[2]));
        table.Add("  max", Figures.Ms(times[4]));
        table.Add("the sender meanwhile, from the planned time: p50", Figures.Ms(load.P50Ms));
        table.Add("  p99", Figures.Ms(load.P99Ms));
        table.Print();
    }

    private async Task<double[]> PassesAsync(HostProcess host, string[] options)
    {
        var rates = new double[passes + 1];
        for (var pass = 0; pass <= passes; pass++)
            rates[pass] = (await LoadProcess.MessagesAsync(host.Data, cancellation, options)).PerSecond;
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
