using System.CommandLine;
using System.Globalization;
using System.Net;
using Trading.Benchmarks.Live;

namespace Trading.Benchmarks.Orders;

/// <summary>
/// The clients of the live door beside a load of orders, in a process of their own: each watches one channel of one instrument.
/// </summary>
internal static class MarketWatchers
{
    /// <summary>The hidden command.</summary>
    public const string Name = "order-watchers";

    private static readonly string[] Channels = ["book", "trades", "ticker"];

    /// <summary>A client's frames before its first update: the answers to a ping and a subscription, and the snapshot.</summary>
    private const int FramesBefore = 3;

    /// <summary>The command, for use by <c>orders</c>.</summary>
    public static Command CreateCommand()
    {
        var address = new Argument<string>("address");
        var connections = new Argument<int>("connections");
        var mix = new Argument<string>("mix");
        var symbols = new Argument<string[]>("symbols") { Arity = ArgumentArity.OneOrMore };
        var command = new Command(Name, "The watchers of the benchmark orders.") { address, connections, mix, symbols };
        command.Hidden = true;
        command.SetAction((parsed, cancellation) => WatchAsync(
            new Uri(parsed.GetValue(address)!), parsed.GetValue(connections),
            PartsOf(parsed.GetValue(mix)!), parsed.GetValue(symbols)!, cancellation));
        return command;
    }

    /// <summary>The parts of a mix: book, trades, ticker, as in <c>1:2:7</c>.</summary>
    public static int[] PartsOf(string mix) => [.. mix.Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];

    private static async Task<int> WatchAsync(Uri address, int connections, int[] mix, string[] symbols, CancellationToken cancellation)
    {
        var server = new IPEndPoint(IPAddress.Parse(address.Host), address.Port);
        LatencyLog[] logs = [new(), new(), new()];
        var watchers = Enumerable.Range(0, connections).Select(Create).ToArray();
        while (await Console.In.ReadLineAsync(cancellation) is { } word)
        {
            switch (word)
            {
                case "connect":
                    await WatcherProcess.ConnectAsync(watchers, server, cancellation);
                    await WatcherProcess.SayAsync(connections);
                    break;
                case "subscribe":
                    foreach (var watcher in watchers)
                        watcher.Subscribe();
                    while (watchers.Any(watcher => watcher.Frames < FramesBefore))
                        await Task.Delay(10, cancellation);
                    await WatcherProcess.SayAsync(connections);
                    break;
                case "begin":
                    foreach (var log in logs)
                        log.Clear();
                    await WatcherProcess.SayAsync(watchers.Sum(watcher => (long)watcher.Frames));
                    break;
                case "end":
                    await WatcherProcess.SayAsync(
                    [
                        watchers.Sum(watcher => (long)watcher.Frames), logs.Sum(log => log.Closed),
                        .. logs.Take(2).SelectMany(log => (double[])[log.Total, log.Ms(0.5), log.Ms(0.99), log.Ms(0.999), log.MaxMs]),
                    ]);
                    break;
            }
        }

        foreach (var watcher in watchers)
            watcher.Dispose();
        return 0;

        MarketWatcher Create(int number)
        {
            var channel = ChannelOf(number % mix.Sum(), mix);
            return new MarketWatcher(logs[channel], Channels[channel], symbols[number / mix.Sum() % symbols.Length]);
        }
    }

    private static int ChannelOf(int place, int[] mix)
    {
        var channel = 0;
        for (; place >= mix[channel]; channel++)
            place -= mix[channel];
        return channel;
    }
}
