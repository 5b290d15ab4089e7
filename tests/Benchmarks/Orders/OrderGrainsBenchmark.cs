using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Trading.Benchmarks.Measuring;
using Trading.Benchmarks.Processes;
using Trading.Exchange;

namespace Trading.Benchmarks.Orders;

/// <summary>
/// Orders through the grains without any door: users place, cancel and amend in this process, every answer durable on disk. A closed loop:
/// each user has so many requests under way.
/// </summary>
internal sealed class OrderGrainsBenchmark(IGrainFactory grains, OrderGrainsLoad load, CancellationToken cancellation)
{
    private const int Passes = 4;
    private const long UsdUnits = 4_000_000_000_000_000;
    private const long CoinUnits = 4_000_000_000_000_000;

    /// <summary>The command <c>order-grains</c>.</summary>
    public static Command CreateCommand()
    {
        var users = new Option<int>("--users") { Description = "Users.", DefaultValueFactory = _ => 200 };
        var window = new Option<int>("--window") { Description = "Requests of a user under way.", DefaultValueFactory = _ => 64 };
        var orders = new Option<int>("--orders") { Description = "Requests of a pass.", DefaultValueFactory = _ => 200_000 };
        var seed = new Option<int>("--seed") { Description = "Of the random requests.", DefaultValueFactory = _ => 1 };
        var command = new Command("order-grains", "Measures orders through the grains, without a door.") { users, window, orders, seed };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var folder = new BenchmarkFolder();
            using var host = OrderGrainsHost.Build(folder["store"]);
            await host.StartAsync(cancellation);
            var load = new OrderGrainsLoad(parsed.GetValue(users), parsed.GetValue(window), parsed.GetValue(orders), parsed.GetValue(seed));
            await new OrderGrainsBenchmark(host.Services.GetRequiredService<IGrainFactory>(), load, cancellation).RunAsync();
            await host.StopAsync(cancellation);
            return 0;
        });
        return command;
    }

    private async Task RunAsync()
    {
        await Task.WhenAll(load.Users.Select(FundAsync));
        var title =
            $"Requests through the grains: {load.Users.Length} users, {load.Window} under way each, "
            + $"{OrderGrainsLoad.Symbols.Length} books, durable";
        var table = new TextTable(title, "pass", "requests/s", "placed/s", "bytes/request", "placed", "cancelled", "amended", "refused", "fills");
        var rates = new List<double>();
        var placed = new List<double>();
        for (var pass = 0; pass < Passes && !cancellation.IsCancellationRequested; pass++)
        {
            var bytes = GC.GetTotalAllocatedBytes();
            var clock = Stopwatch.StartNew();
            var counts = await load.RunAsync(grains, pass);
            var seconds = clock.Elapsed.TotalSeconds;
            rates.Add(counts.Requests / seconds);
            placed.Add(counts.Placed / seconds);
            table.Add(
                pass == 0 ? "cold" : $"warm {pass}",
                Figures.Rate(rates[^1]),
                Figures.Rate(placed[^1]),
                Figures.PerOperation((double)(GC.GetTotalAllocatedBytes() - bytes) / counts.Requests),
                Figures.Rate(counts.Placed),
                Figures.Rate(counts.Cancelled),
                Figures.Rate(counts.Amended),
                Figures.Rate(counts.Refused),
                Figures.Rate(counts.Fills));
        }

        table.Add("median of the warm ones", Figures.Rate(Figures.Median(rates.Skip(1))), Figures.Rate(Figures.Median(placed.Skip(1))),
            "", "", "", "", "", "");
        table.Print();
    }

    private async Task FundAsync(string user)
    {
        var account = grains.GetGrain<IOrderGrain>(user);
        await account.TransferAsync(new Transfer("usd", Asset.Usd, UsdUnits, IsWithdrawal: false));
        await account.TransferAsync(new Transfer("btc", Asset.Btc, CoinUnits, IsWithdrawal: false));
        await account.TransferAsync(new Transfer("eth", Asset.Eth, CoinUnits, IsWithdrawal: false));
        await account.TransferAsync(new Transfer("eur", Asset.Eur, UsdUnits, IsWithdrawal: false));
    }
}
