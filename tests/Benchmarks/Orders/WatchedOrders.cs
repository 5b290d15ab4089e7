using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Trading.Benchmarks.Live;
using Trading.Benchmarks.Measuring;
using Trading.Benchmarks.Processes;

namespace Trading.Benchmarks.Orders;

/// <summary>
/// Orders in an open loop while many clients watch: what the watchers cost, what an order waits, and how old what a watcher is told is.
/// </summary>
/// <param name="host">The host.</param>
/// <param name="watchers">How many watch.</param>
/// <param name="mix">Parts of them that watch the book, trades, the ticker, as in <c>1:2:7</c>.</param>
/// <param name="users">How many trade.</param>
/// <param name="rate">Requests a second.</param>
/// <param name="seconds">How long.</param>
internal sealed class WatchedOrders(HostProcess host, int watchers, string mix, int users, double rate, int seconds)
{
    /// <summary>The settings of a host that so many clients of one address may watch.</summary>
    public static readonly string[] Settings = ["--Live:ConnectionsMax=1000000", "--Live:ConnectionsPerAddressMax=1000000"];

    /// <summary>Runs it, and prints what came of it.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var symbols = await SymbolsAsync(cancellation);
        var token = (await File.ReadAllTextAsync(Path.Combine(host.Data, "secrets", "service-token"), cancellation)).Trim();
        await using var process = WatcherProcess.Start(MarketWatchers.Name, host.Address, watchers, token, [mix, .. symbols]);
        var before = host.ResidentBytes;
        await process.DoAsync("connect", cancellation);
        await process.DoAsync("subscribe", cancellation);
        var connected = host.ResidentBytes;
        // Unmeasured, as for a system that runs: its code is compiled then, and its connections are no young objects any more.
        await LoadAsync(cancellation);
        var cpu = host.CpuTime;
        var begun = await process.DoAsync("begin", cancellation);
        var started = Stopwatch.GetTimestamp();
        var load = await Latencies.MedianAsync(() => LoadAsync(cancellation));
        var time = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var used = host.CpuTime - cpu;
        var ended = await process.DoAsync("end", cancellation);

        var title = string.Create(
            CultureInfo.InvariantCulture,
            $"{rate:N0} requests/s with {watchers:N0} watchers (book:trades:ticker = {mix}, {symbols.Length} instruments)");
        var table = new TextTable(title, "", "count", "p50", "p99", "p99.9", "max");
        load.AddTo(table, $"answer to an order, from its planned time: medians of {Latencies.Runs} runs", Latencies.Runs * rate * seconds);
        AddFrames(table, "book update to frame", ended.AsSpan(2));
        AddFrames(table, "fill to frame", ended.AsSpan(7));
        table.Print();
        var costs = new TextTable("The host meanwhile", "", "value");
        costs.Add("requests a second", Figures.Rate(load.PerSecond));
        costs.Add("frames a second to all, heartbeats included", Figures.Rate((ended[0] - begun[0]) / time));
        costs.Add("CPU, the starts of the loads included",
            $"{(used.TotalSeconds / time * 100).ToString("N0", CultureInfo.InvariantCulture)} % of a core");
        costs.Add("resident memory before", Figures.MB(before));
        costs.Add("  with all watchers", Figures.MB(connected));
        costs.Add("  at the end", Figures.MB(host.ResidentBytes));
        costs.Add("  of a watcher", Figures.PerOperation((connected - before) / 1_000.0 / watchers) + " kB");
        costs.Add("watchers closed", Figures.Rate(ended[1]));
        costs.Print();
    }

    private async Task<Latencies> LoadAsync(CancellationToken cancellation) => (await LoadProcess.OrdersAsync(
        host.Data, cancellation, "--users", $"{users}", "--requests", $"{rate * seconds}", "--rate", LoadProcess.Text(rate), "--no-check"))
        .Latencies;

    private static void AddFrames(TextTable table, string name, ReadOnlySpan<double> frames) => table.Add(
        name, Figures.Rate(frames[0]), Figures.Ms(frames[1]), Figures.Ms(frames[2]), Figures.Ms(frames[3]), Figures.Ms(frames[4]));

    private async Task<string[]> SymbolsAsync(CancellationToken cancellation)
    {
        using var client = host.CreateClient();
        using var info = JsonDocument.Parse(await client.GetStringAsync("/api/v3/exchangeInfo", cancellation));
        return [.. info.RootElement.GetProperty("instruments").EnumerateArray()
            .Select(instrument => instrument.GetProperty("symbol").GetString()!)];
    }
}
