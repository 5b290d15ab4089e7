using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Trading.Benchmarks.Measuring;

namespace Trading.Benchmarks.Live;

/// <summary>What the WebSocket door costs: the memory of connections that wait, and the work of a feed that goes to all of them.</summary>
internal sealed class LiveBenchmark(
    int connections, double rate, int frameBytes, TimeSpan time, string scheduling, CancellationToken cancellation)
{
    private readonly Process _self = Process.GetCurrentProcess();

    /// <summary>The command <c>live</c>.</summary>
    public static Command CreateCommand()
    {
        var connections = new Option<int>("--connections")
        {
            Description = "How many clients; needs as many open files in each of two processes.",
            DefaultValueFactory = _ => 10_000,
        };
        var rate = new Option<double>("--rate") { Description = "Frames a second, each to every client.", DefaultValueFactory = _ => 20 };
        var bytes = new Option<int>("--bytes") { Description = "Data of a frame.", DefaultValueFactory = _ => 150 };
        var seconds = new Option<double>("--seconds") { Description = "How long.", DefaultValueFactory = _ => 5 };
        var scheduling = new Option<string>("--scheduling")
        {
            Description = "Who sends: the framework's queues, the pool, or whoever writes.",
            DefaultValueFactory = _ => "queues",
        };
        scheduling.AcceptOnlyFromAmong("queues", "pool", "inline");
        var command = new Command("live", "Measures the WebSocket door: memory, CPU, and the time from publication to client.")
        {
            connections, rate, bytes, seconds, scheduling,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var time = TimeSpan.FromSeconds(parsed.GetValue(seconds));
            await new LiveBenchmark(
                parsed.GetValue(connections),
                parsed.GetValue(rate),
                parsed.GetValue(bytes),
                time,
                parsed.GetValue(scheduling)!,
                cancellation).RunAsync();
            return 0;
        });
        return command;
    }

    private async Task RunAsync()
    {
        var feed = new FeedChannel(frameBytes);
        await using var server = await LiveServer.StartAsync(feed, scheduling, cancellation);
        await using var watchers = WatcherProcess.Start(server.Address, connections);
        var before = Memory();
        var start = Stopwatch.GetTimestamp();
        await watchers.DoAsync("connect", cancellation);
        var connecting = Stopwatch.GetElapsedTime(start);
        var table = new TextTable(string.Create(CultureInfo.InvariantCulture, $"{connections:N0} connections ({scheduling})"), "", "value");
        table.Add("connected", Figures.Seconds(connecting));
        var idle = Cpu();
        await Task.Delay(time, cancellation);
        table.Add("CPU of idle connections, a heartbeat a second each", Percent(Cpu() - idle));
        var after = Memory();
        table.Add("memory of a connection: heap", Bytes(after.Heap - before.Heap));
        table.Add("memory of a connection: resident", Bytes(after.Resident - before.Resident));

        await watchers.DoAsync("subscribe", cancellation);
        await PublishAsync(feed, TimeSpan.FromSeconds(2));
        await watchers.DoAsync("begin", cancellation);
        var counters = (server.Counters.FramesSent, server.Counters.Writes);
        var cpu = Cpu();
        var published = await PublishAsync(feed, time);
        var used = Cpu() - cpu;
        var report = await watchers.DoAsync("end", cancellation);
        table.Add("frames a second to each", Figures.Rate(published / time.TotalSeconds));
        table.Add("frames a second to all", Figures.Rate(report[0] / time.TotalSeconds));
        table.Add("frames a write",
            Figures.Ratio((double)(server.Counters.FramesSent - counters.FramesSent) / (server.Counters.Writes - counters.Writes)));
        table.Add("CPU", Percent(used));
        table.Add("CPU of a frame to one client", $"{used / report[0] * 1e6:N2} µs");
        table.Add("publication to client: p50", Figures.Ms(report[1]));
        table.Add("  p99", Figures.Ms(report[2]));
        table.Add("  p99.9", Figures.Ms(report[3]));
        table.Add("  max", Figures.Ms(report[4]));
        table.Add("a page meanwhile: p50", Figures.Ms(report[5]));
        table.Add("  p99", Figures.Ms(report[6]));
        table.Add("resident memory at the end", Figures.MB(Memory().Resident));
        table.Add("closed: slow, all", $"{server.Counters.ClosedSlow}, {report[7]}");
        table.Print();
    }

    private async Task<int> PublishAsync(FeedChannel feed, TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        var published = 0;
        for (; Stopwatch.GetElapsedTime(start) < duration; published++)
        {
            feed.Publish();
            var next = TimeSpan.FromSeconds((published + 1) / rate) - Stopwatch.GetElapsedTime(start);
            if (next > TimeSpan.Zero)
                await Task.Delay(next, cancellation);
        }

        return published;
    }

    private double Cpu()
    {
        _self.Refresh();
        return _self.TotalProcessorTime.TotalSeconds;
    }

    private string Percent(double cpuSeconds) => $"{cpuSeconds / time.TotalSeconds * 100:N0} % of a core";

    private string Bytes(long bytes) => $"{(double)bytes / connections / 1_000:N1} kB";

    private (long Heap, long Resident) Memory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        _self.Refresh();
        return (GC.GetTotalMemory(forceFullCollection: true), _self.WorkingSet64);
    }
}
