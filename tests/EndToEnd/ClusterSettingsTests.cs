using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>
/// Settings of a cluster that are missing or wrong are told by their names, by the build that has a cluster and by the one that has none.
/// </summary>
public sealed class ClusterSettingsTests
{
    [Fact]
    public async Task Gateway_without_grains_and_without_a_cluster_ends_with_code_2_and_says_what_is_missing()
    {
        var errors = await RefuseAsync("code 2", "--Silo:Enabled=false");
        Assert.Contains(
            Programs.AreBuiltForOrleans ? "Redis:ConnectionString is missing" : "Silo:Enabled=false needs a cluster",
            errors,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redis_is_refused_by_a_build_without_a_cluster_and_named_where_it_cannot_be_reached()
    {
        var errors = await RefuseAsync(Programs.AreBuiltForOrleans ? "code 1" : "code 2", "--Redis:ConnectionString=127.0.0.1:1");
        Assert.Contains(
            Programs.AreBuiltForOrleans
                ? "Redis at 127.0.0.1:1, of Redis:ConnectionString, cannot be reached"
                : "Redis:ConnectionString needs a cluster",
            errors, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task All_wrong_settings_of_a_cluster_are_told_at_once()
    {
        Skip.IfNot(Programs.AreBuiltForOrleans, "Only a build with -p:GrainRuntime=Orleans makes a cluster.");
        var errors = await RefuseAsync(
            "code 2", "--Redis:ConnectionString=localhost,nonsense=1", "--Orleans:Endpoints:AdvertisedIPAddress=256.1.1.1",
            "--Orleans:Endpoints:SiloPort=99999", "--Audit:Shards=0");
        Assert.Contains("Redis:ConnectionString cannot be read", errors, StringComparison.Ordinal);
        Assert.Contains("AdvertisedIPAddress is '256.1.1.1'", errors, StringComparison.Ordinal);
        Assert.Contains("SiloPort is '99999'", errors, StringComparison.Ordinal);
        Assert.Contains("Shards", errors, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Port_of_another_silo_is_refused_by_its_name()
    {
        Skip.IfNot(Programs.AreBuiltForOrleans, "Only a build with -p:GrainRuntime=Orleans makes a cluster.");
        using var folder = new TemporaryFolder();
        await using var silo = new HostProcess(folder.Path);
        await silo.StartAsync();
        var errors = await RefuseAsync("code 1", $"--Orleans:Endpoints:SiloPort={silo.SiloPort}");
        Assert.Contains($"The port {silo.SiloPort} of Orleans:Endpoints:SiloPort cannot be used", errors, StringComparison.Ordinal);
    }

    private static async Task<string> RefuseAsync(string code, params string[] settings)
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(folder.Path, settings);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);
        Assert.Contains(code, refusal.Message, StringComparison.Ordinal);
        return host.Errors;
    }
}
