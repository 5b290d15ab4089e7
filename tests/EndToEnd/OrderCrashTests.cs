using System.Diagnostics;
using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>
/// Kills the host at random moments of loads of orders and lets the load generator go on (<see cref="Kills"/>). Then every asset must be
/// conserved, nothing be negative, locks be what open orders hold, and every acknowledged order be there once.
/// </summary>
public sealed class OrderCrashTests
{
    private const int RequestsPerLoad = 4_000;
    private const int RequestsPerSecond = 600;

    [Fact]
    public async Task Killed_at_random_moments_no_order_is_lost_or_doubled_and_every_asset_is_conserved()
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(Path.Combine(folder.Path, "data"));

        await Kills.UnderLoadAsync(host, _ => Task.FromResult(StartLoad(host)), ExpectProofAsync);

        Assert.Equal(0, await host.StopAsync());
    }

    private static Process StartLoad(HostProcess host) => Programs.StartLoad(
        "orders", "--users", "24", "--connections", "24", "--requests", $"{RequestsPerLoad}", "--rate", $"{RequestsPerSecond}",
        "--data", host.DataPath, "--http", $"http://127.0.0.1:{host.HttpPort}");

    private static async Task ExpectProofAsync(Process load) =>
        Assert.Contains("Every asset is conserved", await Programs.FinishAsync(load), StringComparison.Ordinal);
}
