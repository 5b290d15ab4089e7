using System.Diagnostics;
using System.Globalization;
using Trading.Gateway.Tests.Queue;
using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>
/// The load of orders by way of a real broker. The host and the broker are killed meanwhile: messages are delivered and sent again, and
/// every asset is conserved.
/// </summary>
public sealed class QueueLoadTests(RabbitBroker broker) : IClassFixture<RabbitBroker>
{
    private const int Requests = 3_000;
    private const int RequestsPerSecond = 500;

    private static readonly TimeSpan UpTime = TimeSpan.FromSeconds(1);

    [SkippableFact]
    public async Task Load_over_the_queue_is_conserved_whoever_is_killed()
    {
        RabbitBroker.SkipWhereMissing();
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(
            Path.Combine(folder.Path, "data"), $"--RabbitMQ:Uri={broker.Address}", "--RabbitMQ:Queue=load");
        await host.StartAsync();
        using var load = StartLoad(host);
        await BegunAsync(load);
        await host.KillAsync();
        await host.StartAsync();
        await Task.Delay(UpTime);
        await broker.KillAsync();
        await broker.StartAsync();

        var output = await Programs.FinishAsync(load);

        Assert.Contains("Every asset is conserved", output, StringComparison.Ordinal);
        Assert.Matches("sent again +[1-9]", output);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{Requests:N0} in"), output, StringComparison.Ordinal);
        Assert.Equal(0, await host.StopAsync());
    }

    /// <summary>Waits until the load has had its first answers, of which it tells every second.</summary>
    private static async Task BegunAsync(Process load)
    {
        while (await load.StandardOutput.ReadLineAsync() is { } line && line.StartsWith("0 of", StringComparison.Ordinal))
        {
        }
    }

    private Process StartLoad(HostProcess host) => Programs.StartLoad(
        "orders", "--transport", "queue", "--broker", broker.Address!, "--queue", "load", "--users", "16", "--connections", "16",
        "--requests", $"{Requests}", "--rate", $"{RequestsPerSecond}", "--data", host.DataPath,
        "--http", $"http://127.0.0.1:{host.HttpPort}");
}
