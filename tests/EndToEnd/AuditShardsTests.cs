using Trading.Testing;

namespace Trading.EndToEnd;

public sealed class AuditShardsTests
{
    [Fact]
    public async Task Start_with_another_number_of_shards_than_the_data_have_ends_with_code_2_and_says_why()
    {
        using var folder = new TemporaryFolder();
        await using (var first = new HostProcess(folder.Path))
        {
            await first.StartAsync();
            Assert.Equal(0, await first.StopAsync());
        }

        await using var second = new HostProcess(folder.Path, "--Audit:Shards=4");
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(second.StartAsync);

        Assert.StartsWith("The host ended with code 2:", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Audit:Shards is 4, but the data were begun with 8 shards", refusal.Message, StringComparison.Ordinal);
    }
}
