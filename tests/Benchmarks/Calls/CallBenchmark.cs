using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Trading.Benchmarks.Measuring;

namespace Trading.Benchmarks.Calls;

/// <summary>What a call to a grain costs.</summary>
internal sealed class CallBenchmark(IGrainFactory grains, int calls, CancellationToken cancellation)
{
    private const int ParallelGrains = 1_000;

    /// <summary>The command <c>calls</c>.</summary>
    public static Command CreateCommand()
    {
        var calls = new Option<int>("--calls") { Description = "Calls of a round.", DefaultValueFactory = _ => 500_000 };
        var command = new Command("calls", "Measures what a call to a grain costs: time and bytes.") { calls };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var host = CallHost.Build();
            await host.StartAsync(cancellation);
            await new CallBenchmark(host.Services.GetRequiredService<IGrainFactory>(), parsed.GetValue(calls), cancellation).RunAsync();
            await host.StopAsync(cancellation);
            return 0;
        });
        return command;
    }

    private async Task RunAsync()
    {
        var table = new TextTable($"Calls through {CallHost.Runtime}, rounds of {calls:N0}", "call", "ns/call", "bytes/call");
        var grain = grains.GetGrain<IEchoGrain>(0);
        var plain = new EchoGrain();
        await AddAsync(table, "no grain: a method that returns a Task", async () =>
        {
            for (var i = 0; i < calls; i++)
                await plain.EchoAsync(i);
        });
        await AddAsync(table, "from outside, one after the other, Task", async () =>
        {
            for (var i = 0; i < calls; i++)
                await grain.EchoAsync(i);
        });
        await AddAsync(table, "from outside, one after the other, ValueTask", async () =>
        {
            for (var i = 0; i < calls; i++)
                await grain.EchoValueAsync(i);
        });
        await AddAsync(table, "from outside, a method that yields", async () =>
        {
            for (var i = 0; i < calls; i++)
                await grain.EchoLaterAsync(i);
        });
        await AddAsync(table, "from grain to grain, one after the other", () => grains.GetGrain<IEchoGrain>(1).CallAsync(grain, calls));
        await AddAsync(table, $"from outside to {ParallelGrains:N0} grains at once", CallManyAsync);
        await AddAsync(table, "with GetGrain for each call", async () =>
        {
            for (var i = 0; i < calls; i++)
                await grains.GetGrain<IEchoGrain>(i % ParallelGrains).EchoAsync(i);
        });
        table.Print();
    }

    private async Task CallManyAsync()
    {
        var underWay = new Task[ParallelGrains];
        for (var done = 0; done < calls; done += ParallelGrains)
        {
            for (var i = 0; i < ParallelGrains; i++)
                underWay[i] = grains.GetGrain<IEchoGrain>(i).EchoAsync(i);
            await Task.WhenAll(underWay);
        }
    }

    private async Task AddAsync(TextTable table, string name, Func<Task> round) =>
        table.Add((await Cost.MeasureAsync(calls, () => Task.Run(round), cancellation)).Row(name));
}
