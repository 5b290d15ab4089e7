using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Trading.Benchmarks.Messages;
using Trading.Benchmarks.Processes;

namespace Trading.Benchmarks.Live;

/// <summary>
/// Many watchers in a process of their own, as their costs are not the server's and a process has only so many open files. It is told on
/// its input what to do, a word a line, and says on its output when that is done.
/// </summary>
internal sealed class WatcherProcess : IAsyncDisposable
{
    private const int ConnectingAtOnce = 64;

    private readonly Process _process;

    private WatcherProcess(Process process) => _process = process;

    /// <summary>The command <c>live-watchers</c>, for use by <c>live</c>.</summary>
    public static Command CreateCommand()
    {
        var address = new Argument<string>("address");
        var connections = new Argument<int>("connections");
        var channel = new Argument<string>("channel");
        var command = new Command("live-watchers", "The clients of the benchmarks live and messages.") { address, connections, channel };
        command.Hidden = true;
        command.SetAction((parsed, cancellation) =>
            WatchAsync(new Uri(parsed.GetValue(address)!), parsed.GetValue(connections), parsed.GetValue(channel)!, cancellation));
        return command;
    }

    /// <summary>Starts the process.</summary>
    public static WatcherProcess Start(Uri address, int connections, string channel = "feed") =>
        Start("live-watchers", address, connections, null, channel);

    /// <summary>Starts a process of another hidden command that is told the same words.</summary>
    /// <param name="command">The command.</param>
    /// <param name="address">The door.</param>
    /// <param name="connections">How many watchers.</param>
    /// <param name="token">What they show at the door, as an address may connect only so often; null for nothing.</param>
    /// <param name="more">More arguments.</param>
    public static WatcherProcess Start(string command, Uri address, int connections, string? token, params string[] more)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll");
        string[] arguments = [program, command, address.ToString(), connections.ToString(CultureInfo.InvariantCulture), .. more];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (token is not null)
            start.Environment[Watcher.TokenVariable] = token;
        return new WatcherProcess(Process.Start(start)!);
    }

    /// <summary>Has something done, and returns what is said about it.</summary>
    public async Task<double[]> DoAsync(string word, CancellationToken cancellation)
    {
        await _process.StandardInput.WriteLineAsync(word);
        var answer = await _process.StandardOutput.ReadLineAsync(cancellation)
            ?? throw new ProcessFailedException("The watchers' process has ended.");
        return [.. answer.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>Connects all, some at a time; for use in the process.</summary>
    public static Task ConnectAsync(IReadOnlyList<Watcher> watchers, IPEndPoint server, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce, CancellationToken = cancellation };
        return Parallel.ForEachAsync(watchers, parallel, async (watcher, stop) => await watcher.ConnectAsync(server, stop));
    }

    /// <summary>Answers a word; for use in the process.</summary>
    public static Task SayAsync(params double[] values) =>
        Console.Out.WriteLineAsync(string.Join(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))));

    private static async Task<int> WatchAsync(Uri address, int connections, string channel, CancellationToken cancellation)
    {
        var server = new IPEndPoint(IPAddress.Parse(address.Host), address.Port);
        var frames = new LatencyLog();
        var page = new PageProbe(server);
        var isFeed = channel == "feed";
        var watchers = Enumerable.Range(0, connections).Select(_ => isFeed ? new Watcher(frames) : new TradeWatcher(frames)).ToArray();
        while (await Console.In.ReadLineAsync(cancellation) is { } word)
        {
            switch (word)
            {
                case "connect":
                    await ConnectAsync(watchers, server, cancellation);
                    await SayAsync(connections);
                    break;
                case "subscribe":
                    foreach (var watcher in watchers)
                        watcher.Subscribe();
                    while (frames.Total < connections)
                        await Task.Delay(10, cancellation);
                    await SayAsync(frames.Total);
                    break;
                case "begin":
                    frames.Clear();
                    if (isFeed)
                        page.Begin();
                    await SayAsync(0);
                    break;
                case "end":
                    page.End();
                    await SayAsync(
                        frames.Total, frames.Ms(0.5), frames.Ms(0.99), frames.Ms(0.999),
                        frames.MaxMs, page.Ms(0.5), page.Ms(0.99), frames.Closed);
                    break;
                case "seen":
                    var seen = watchers.OfType<TradeWatcher>().ToArray();
                    await SayAsync(
                        seen.Min(watcher => watcher.LastSeq), seen.Sum(watcher => watcher.Frames), seen.Sum(watcher => watcher.Holes));
                    break;
            }
        }

        foreach (var watcher in watchers)
            watcher.Dispose();
        return 0;
    }
}
