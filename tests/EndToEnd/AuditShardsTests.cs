using Trading.Testing;

namespace Trading.EndToEnd;

public sealed class AuditShardsTests
{
    [Fact]
    public async Task Start_without_a_number_of_shards_takes_that_of_the_data_and_one_with_another_ends_with_code_2_and_says_why()
    {
        using var folder = new TemporaryFolder();
        foreach (var settings in new string[][] { ["--Audit:Shards=3"], [] })
        {
            await using var host = new HostProcess(folder.Path, settings);
            await host.StartAsync();
            Assert.Equal(0, await host.StopAsync());
        }

        await using var other = new HostProcess(folder.Path, "--Audit:Shards=4");
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(other.StartAsync);

        Assert.StartsWith("The host ended with code 2:", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Audit:Shards is 4, but the data were begun with 3 shards", refusal.Message, StringComparison.Ordinal);
    }
}
