using System.Diagnostics;
using System.Globalization;
using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>
/// Kills the host at random moments of loads of orders and lets the load generator go on. Then every asset must be conserved, nothing be negative, locks be what open orders
/// hold, and every acknowledged order be there once. TRADING_KILLS sets how often (default 20), TRADING_SEED when.
/// </summary>
public sealed class OrderCrashTests
{
    private const int RequestsPerLoad = 4_000;
    private const int RequestsPerSecond = 600;
    private const int UptimeMsMax = 900;

    [Fact]
    public async Task Killed_at_random_moments_no_order_is_lost_or_doubled_and_every_asset_is_conserved()
    {
        var kills = Setting("TRADING_KILLS", 20);
        var moments = new Random(Setting("TRADING_SEED", Environment.TickCount));
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(Path.Combine(folder.Path, "data"));
        await host.StartAsync();
        Process? running = null;
        for (var kill = 0; kill < kills; kill++)
        {
            if (running is null || running.HasExited)
            {
                if (running is not null)
                    await ExpectProofAsync(running);
                running = StartLoad(host);
            }

            await Task.Delay(moments.Next(UptimeMsMax));
            await host.KillAsync();
            await host.StartAsync();
        }

        await ExpectProofAsync(running!);
        Assert.Equal(0, await host.StopAsync());
    }

    private static Process StartLoad(HostProcess host) => Programs.StartLoad(
        "orders", "--users", "24", "--connections", "24", "--requests", $"{RequestsPerLoad}", "--rate", $"{RequestsPerSecond}",
        "--data", host.DataPath, "--http", $"http://127.0.0.1:{host.HttpPort}");

    private static async Task ExpectProofAsync(Process load)
    {
        using (load)
            Assert.Contains("Every asset is conserved", await Programs.FinishAsync(load), StringComparison.Ordinal);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
