using System.Diagnostics;
using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>
/// Kills the host at random moments of replays and lets the load generator go on in the same session (<see cref="Kills"/>). Then every
/// answer it was given must be true, every command be in the log once, and the books balance.
/// </summary>
public sealed class CrashTests
{
    private const int CommandsPerReplay = 6_000;
    private const int CommandsPerSecond = 3_000;

    [Fact]
    public async Task Killed_at_random_moments_nothing_acknowledged_is_lost_and_nothing_happens_twice()
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(Path.Combine(folder.Path, "data"));

        var replays = await Kills.UnderLoadAsync(host, number => StartAsync(host, folder, number), Programs.FinishAsync);

        string[] arguments = ["verify", .. Enumerable.Range(0, replays).Select(number => Workload(folder, number))];
        for (var number = 0; number < replays; number++)
            arguments = [.. arguments, "--answers", Answers(folder, number)];
        var report = await Programs.LoadAsync(
            [.. arguments, "--log", Path.Combine(host.DataPath, "dumps", "testLOG"), "--live", "--data", host.DataPath]);
        Assert.Contains("All is proved.", report, StringComparison.Ordinal);
        Assert.Equal(0, await host.StopAsync());
    }

    private static async Task<Process> StartAsync(HostProcess host, TemporaryFolder folder, int number)
    {
        var workload = Workload(folder, number);
        await Programs.LoadAsync(
            "generate", "--users", "60", "--commands", $"{CommandsPerReplay}", "--symbols", "20", "--seed", $"{number}", "--out", workload);
        return Programs.StartLoad(
            "replay", workload, "--rate", $"{CommandsPerSecond}", "--answers", Answers(folder, number), "--data", host.DataPath,
            "--tcp", $"127.0.0.1:{host.TcpPort}", "--http", $"http://127.0.0.1:{host.HttpPort}");
    }

    private static string Workload(TemporaryFolder folder, int number) => Path.Combine(folder.Path, $"workload{number}.txt");

    private static string Answers(TemporaryFolder folder, int number) => Path.Combine(folder.Path, $"answers{number}");
}
