using System.Diagnostics;
using System.Globalization;
using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>
/// Kills the host at random moments of replays and lets the load generator go on in the same session. Then every answer it was given must be true, every command
/// be in the log once, and the books balance. TRADING_KILLS sets how often (default 20), TRADING_SEED when.
/// </summary>
public sealed class CrashTests
{
    private const int CommandsPerReplay = 6_000;
    private const int CommandsPerSecond = 3_000;
    private const int UptimeMsMax = 900;

    [Fact]
    public async Task Killed_at_random_moments_nothing_acknowledged_is_lost_and_nothing_happens_twice()
    {
        var kills = Setting("TRADING_KILLS", 20);
        var moments = new Random(Setting("TRADING_SEED", Environment.TickCount));
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(Path.Combine(folder.Path, "data"));
        await host.StartAsync();
        var replays = new List<Replay>();
        Process? running = null;
        for (var kill = 0; kill < kills; kill++)
        {
            if (running is null || running.HasExited)
                running = await StartNextAsync(replays, running, folder.Path, host);
            await Task.Delay(moments.Next(UptimeMsMax));
            await host.KillAsync();
            await host.StartAsync();
        }

        await Programs.FinishAsync(running!);
        string[] arguments = ["verify", .. replays.Select(r => r.Workload)];
        foreach (var replay in replays)
            arguments = [.. arguments, "--answers", replay.Answers];
        var report = await Programs.LoadAsync(
            [.. arguments, "--log", Path.Combine(host.DataPath, "dumps", "testLOG"), "--live", "--data", host.DataPath]);
        Assert.Contains("All is proved.", report, StringComparison.Ordinal);
        Assert.Equal(0, await host.StopAsync());
    }

    private static async Task<Process> StartNextAsync(List<Replay> replays, Process? previous, string folder, HostProcess host)
    {
        if (previous is not null)
            await Programs.FinishAsync(previous);
        var name = replays.Count.ToString(CultureInfo.InvariantCulture);
        var replay = new Replay(Path.Combine(folder, $"workload{name}.txt"), Path.Combine(folder, $"answers{name}"));
        await Programs.LoadAsync(
            "generate", "--users", "60", "--commands", $"{CommandsPerReplay}", "--symbols", "20", "--seed", name, "--out", replay.Workload);
        replays.Add(replay);
        return Programs.StartLoad(
            "replay", replay.Workload, "--rate", $"{CommandsPerSecond}", "--answers", replay.Answers, "--data", host.DataPath,
            "--tcp", $"127.0.0.1:{host.TcpPort}", "--http", $"http://127.0.0.1:{host.HttpPort}");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private sealed record Replay(string Workload, string Answers);
}
