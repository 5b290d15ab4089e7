using System.Diagnostics;
using System.Globalization;
using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>
/// Kills the host at random moments of loads of trade messages and lets the load generator go on, which sends what was not answered again.
/// Then the statistics must have grown by
/// exactly what was acknowledged; and the same messages once more must change nothing. TRADING_KILLS sets how often (default 20),
/// TRADING_SEED when.
/// </summary>
public sealed class MessageCrashTests
{
    private const int MessagesPerLoad = 6_000;
    private const int MessagesPerSecond = 1_500;
    private const int UptimeMsMax = 900;

    [Fact]
    public async Task Killed_at_random_moments_the_statistics_are_those_of_everything_acknowledged()
    {
        var kills = Setting("TRADING_KILLS", 20);
        var moments = new Random(Setting("TRADING_SEED", Environment.TickCount));
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(Path.Combine(folder.Path, "data"));
        await host.StartAsync();
        Process? running = null;
        var loads = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            if (running is null || running.HasExited)
            {
                if (running is not null)
                    await ExpectProofAsync(running);
                running = StartLoad(host, ++loads);
            }

            await Task.Delay(moments.Next(UptimeMsMax));
            await host.KillAsync();
            await host.StartAsync();
        }

        await ExpectProofAsync(running!);
        await ExpectRepeatsCountOnceAsync(host, loads);
        Assert.Equal(0, await host.StopAsync());
    }

    /// <summary>Runs of one name send the same ids: all of them are acknowledged, and nothing grows.</summary>
    private static async Task ExpectRepeatsCountOnceAsync(HostProcess host, int loads)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{host.HttpPort}") };
        var before = await http.GetStringAsync("/api/v1/market/pairs");
        await Programs.LoadAsync(Arguments(host, loads, "--run", $"crash{loads}"));
        await host.KillAsync();
        await host.StartAsync();
        Assert.Equal(before, await http.GetStringAsync("/api/v1/market/pairs"));
    }

    private static Process StartLoad(HostProcess host, int number) =>
        Programs.StartLoad(Arguments(host, number, "--run", $"crash{number}", "--rate", $"{MessagesPerSecond}", "--verify"));

    /// <summary>Every other load sends arrays.</summary>
    private static string[] Arguments(HostProcess host, int number, params string[] more) =>
    [
        "messages", "--messages", $"{MessagesPerLoad}", "--array", number % 2 == 0 ? "20" : "1", "--connections", "16", "--faulty", "0.02",
        "--seed", $"{number}", "--data", host.DataPath, "--http", $"http://127.0.0.1:{host.HttpPort}", .. more,
    ];

    private static async Task ExpectProofAsync(Process load)
    {
        using (load)
            Assert.Contains("The statistics grew by what was acknowledged", await Programs.FinishAsync(load), StringComparison.Ordinal);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
