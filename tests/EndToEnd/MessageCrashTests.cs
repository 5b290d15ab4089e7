using System.Diagnostics;
using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>
/// Kills the host at random moments of loads of trade messages and lets the load generator go on, which sends what was not answered again
/// (<see cref="Kills"/>). Then the statistics must have grown by exactly what was acknowledged; and the same messages once more must
/// change nothing.
/// </summary>
public sealed class MessageCrashTests
{
    private const int MessagesPerLoad = 6_000;
    private const int MessagesPerSecond = 1_500;

    [Fact]
    public async Task Killed_at_random_moments_the_statistics_are_those_of_everything_acknowledged()
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(Path.Combine(folder.Path, "data"));

        var loads = await Kills.UnderLoadAsync(host, number => Task.FromResult(StartLoad(host, number)), ExpectProofAsync);

        await ExpectRepeatsCountOnceAsync(host, loads - 1);
        Assert.Equal(0, await host.StopAsync());
    }

    /// <summary>Runs of one name send the same ids: all of them are acknowledged, and nothing grows.</summary>
    private static async Task ExpectRepeatsCountOnceAsync(HostProcess host, int number)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{host.HttpPort}") };
        var before = await http.GetStringAsync("/api/v1/market/pairs");
        await Programs.LoadAsync(Arguments(host, number, "--run", $"crash{number}"));
        await host.KillAsync();
        await host.StartAsync();
        Assert.Equal(before, await http.GetStringAsync("/api/v1/market/pairs"));
    }

    private static Process StartLoad(HostProcess host, int number) =>
        Programs.StartLoad(Arguments(host, number, "--run", $"crash{number}", "--rate", $"{MessagesPerSecond}", "--verify"));

    /// <summary>Every other load sends arrays.</summary>
    private static string[] Arguments(HostProcess host, int number, params string[] more) =>
    [
        "messages", "--messages", $"{MessagesPerLoad}", "--array", number % 2 == 0 ? "1" : "20", "--connections", "16", "--faulty", "0.02",
        "--seed", $"{number}", "--data", host.DataPath, "--http", $"http://127.0.0.1:{host.HttpPort}", .. more,
    ];

    private static async Task ExpectProofAsync(Process load) =>
        Assert.Contains("The statistics grew by what was acknowledged", await Programs.FinishAsync(load), StringComparison.Ordinal);
}
