using System.Text.Json;
using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>
/// The cluster of docker-compose.yml without containers: only in a build with -p:GrainRuntime=Orleans, and where there is a redis-server.
/// </summary>
public sealed class ClusterTests
{
    private static readonly TimeSpan BeforeTheLoss = TimeSpan.FromSeconds(3);

    [SkippableFact]
    public async Task Silo_killed_under_load_loses_nothing_and_repeats_nothing()
    {
        Skip.If(Cluster.Obstacle is not null, Cluster.Obstacle);
        using var folder = new TemporaryFolder();
        await using var cluster = await Cluster.StartAsync(folder.Path);
        var workload = Path.Combine(folder.Path, "workload.txt");
        var answers = Path.Combine(folder.Path, "answers");
        await Programs.LoadAsync("generate", "--users", "200", "--commands", "30000", "--symbols", "50", "--seed", "1", "--out", workload);
        using var load = Programs.StartLoad("replay", workload, "--rate", "2500", "--answers", answers, "--data", cluster.Gateway.DataPath);

        await Task.Delay(BeforeTheLoss);
        Assert.False(load.HasExited, "The load was over before the silo was killed.");
        await cluster.Silos[1].KillAsync();
        await Programs.FinishAsync(load);
        // A silo that comes back is of use again.
        await cluster.Silos[1].StartAsync();

        // Events can be as old as a call may take when their shard stamps them for the log.
        var report = await Programs.LoadAsync(
            "verify", workload, "--answers", answers, "--live", "--tolerance", "10000", "--data", cluster.Gateway.DataPath,
            "--log", Path.Combine(cluster.Gateway.DataPath, "dumps", "testLOG"));
        Assert.Contains("All is proved.", report, StringComparison.Ordinal);
        Assert.Equal(0, await cluster.Gateway.StopAsync());
        foreach (var silo in cluster.Silos)
            Assert.Equal(0, await silo.StopAsync());
    }

    [SkippableFact]
    public async Task Silo_killed_under_a_load_of_orders_loses_no_order_and_conserves_every_asset()
    {
        Skip.If(Cluster.Obstacle is not null, Cluster.Obstacle);
        using var folder = new TemporaryFolder();
        await using var cluster = await Cluster.StartAsync(folder.Path);
        using var load = Programs.StartLoad(
            "orders", "--users", "24", "--connections", "24", "--requests", "5000", "--rate", "300",
            "--data", cluster.Gateway.DataPath, "--http", $"http://127.0.0.1:{cluster.Gateway.HttpPort}");

        await Task.Delay(BeforeTheLoss);
        Assert.False(load.HasExited, "The load was over before the silo was killed.");
        await cluster.Silos[1].KillAsync();

        Assert.Contains("Every asset is conserved", await Programs.FinishAsync(load), StringComparison.Ordinal);
        Assert.Equal(0, await cluster.Gateway.StopAsync());
        foreach (var silo in cluster.Silos.Where(silo => silo != cluster.Silos[1]))
            Assert.Equal(0, await silo.StopAsync());
    }

    [SkippableFact]
    public async Task Summaries_of_accounts_in_another_process_are_whole_and_their_own()
    {
        Skip.If(Cluster.Obstacle is not null, Cluster.Obstacle);
        using var folder = new TemporaryFolder();
        await using var redis = await RedisServer.StartAsync(Path.Combine(folder.Path, "redis"));
        string[] settings = [$"--Redis:ConnectionString={redis.Address}", "--Orleans:Endpoints:AdvertisedIPAddress=127.0.0.1"];
        await using var silo = new HostProcess(Path.Combine(folder.Path, "silo"), ["--Silo:Gateway=false", .. settings]);
        await silo.StartAsync();
        await using var gateway = new HostProcess(Path.Combine(folder.Path, "gateway"), ["--Silo:Enabled=false", .. settings]);
        await gateway.StartAsync();
        using var client = await LineClient.ConnectAsync(gateway);

        // Short summaries and long ones go to the client in different ways; none may show what another one's buffer holds.
        const int Users = 4, Rounds = 40, Offset = 1_000;
        for (var n = 1; n <= Users * Rounds; n++)
        {
            var (user, round) = ($"user{n % Users}", (n + Users - 1) / Users);
            Assert.StartsWith($"[{n}] OK", await client.AskAsync($"[{n}] ADD,{user},{round}.00"), StringComparison.Ordinal);
            var reply = await client.AskAsync($"[{n + Offset}] DISPLAY_SUMMARY,{user}");
            Assert.StartsWith(
                $"[{n + Offset}] OK {{\"user\":\"{user}\",\"cash\":\"{round * (round + 1) / 2}.00\"", reply, StringComparison.Ordinal);
            Assert.EndsWith(",\"historyTruncated\":false}", reply, StringComparison.Ordinal);
            using var summary = JsonDocument.Parse(reply[reply.IndexOf('{', StringComparison.Ordinal)..]);
            Assert.True(summary.RootElement.GetProperty("history").GetArrayLength() >= round, reply);
        }
    }

    [SkippableTheory]
    [InlineData("Audit", 8)]
    [InlineData("Market", 4)]
    public async Task Gateway_that_counts_other_shards_than_the_silos_ends_with_code_2(string section, int shards)
    {
        Skip.If(Cluster.Obstacle is not null, Cluster.Obstacle);
        using var folder = new TemporaryFolder();
        await using var redis = await RedisServer.StartAsync(Path.Combine(folder.Path, "redis"));
        string[] settings = [$"--Redis:ConnectionString={redis.Address}", "--Orleans:Endpoints:AdvertisedIPAddress=127.0.0.1"];
        await using var silo = new HostProcess(Path.Combine(folder.Path, "silo"), ["--Silo:Gateway=false", .. settings]);
        await silo.StartAsync();
        await using var gateway = new HostProcess(
            Path.Combine(folder.Path, "gateway"), ["--Silo:Enabled=false", $"--{section}:Shards=7", .. settings]);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(gateway.StartAsync);

        Assert.StartsWith("The host ended with code 2:", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"{section}:Shards is 7, but the silos have {shards}", gateway.Errors, StringComparison.Ordinal);
    }
}
