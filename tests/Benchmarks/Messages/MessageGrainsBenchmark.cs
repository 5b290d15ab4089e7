using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Trading.Benchmarks.Measuring;
using Trading.Benchmarks.Orders;
using Trading.Benchmarks.Processes;

namespace Trading.Benchmarks.Messages;

/// <summary>
/// Trade messages through the grains without any door: every batch durable when it is answered, and counted. A closed loop over lanes.
/// </summary>
internal sealed class MessageGrainsBenchmark(IGrainFactory grains, MessageGrainsLoad load, int messages, CancellationToken cancellation)
{
    private const int Passes = 4;
    private const int LanesOfBatches = 16;
    private const int LanesOfSingles = 256;

    /// <summary>The command <c>message-grains</c>.</summary>
    public static Command CreateCommand()
    {
        var messages = new Option<int>("--messages")
        {
            Description = "Messages of a pass in batches; singles are a tenth.",
            DefaultValueFactory = _ => 500_000,
        };
        var seed = new Option<int>("--seed") { Description = "Of the random messages.", DefaultValueFactory = _ => 1 };
        var command = new Command("message-grains", "Measures trade messages through the grains, without a door.") { messages, seed };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var folder = new BenchmarkFolder();
            using var host = OrderGrainsHost.Build(folder["store"]);
            await host.StartAsync(cancellation);
            var load = new MessageGrainsLoad(parsed.GetValue(seed));
            var grains = host.Services.GetRequiredService<IGrainFactory>();
            await new MessageGrainsBenchmark(grains, load, parsed.GetValue(messages), cancellation).RunAsync();
            await host.StopAsync(cancellation);
            return 0;
        });
        return command;
    }

    private async Task RunAsync()
    {
        await RunAsync("batches of 100", messages, 100, LanesOfBatches, hasKeys: false);
        await RunAsync("batches of 100 with keys", messages, 100, LanesOfBatches, hasKeys: true);
        await RunAsync("one by one", messages / 10, 1, LanesOfSingles, hasKeys: true);
    }

    private async Task RunAsync(string kind, int count, int batch, int lanes, bool hasKeys)
    {
        var title = $"Messages through the grains: {kind}, {lanes} lanes, durable and counted";
        var table = new TextTable(title, "pass", "acknowledged/s", "processed/s", "bytes/message");
        var rates = new List<double>();
        for (var pass = 0; pass < Passes && !cancellation.IsCancellationRequested; pass++)
        {
            var bytes = GC.GetTotalAllocatedBytes();
            var clock = Stopwatch.StartNew();
            await load.SendAsync(grains, count, batch, lanes, hasKeys);
            var acknowledged = count / clock.Elapsed.TotalSeconds;
            await MessageGrainsLoad.DrainAsync(grains);
            rates.Add(count / clock.Elapsed.TotalSeconds);
            var allocated = (double)(GC.GetTotalAllocatedBytes() - bytes) / count;
            var name = pass == 0 ? "cold" : $"warm {pass}";
            table.Add(name, Figures.Rate(acknowledged), Figures.Rate(rates[^1]), Figures.PerOperation(allocated));
        }

        table.Add("median of the warm ones", "", Figures.Rate(Figures.Median(rates.Skip(1))), "");
        table.Print();
    }
}
