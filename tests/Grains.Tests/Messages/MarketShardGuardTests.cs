using Microsoft.Extensions.Options;
using Trading.Market;
using Trading.Testing;

namespace Trading.Grains.Tests.Messages;

public sealed class MarketShardGuardTests
{
    private readonly MemoryGrainStorage _storage = new();

    [Fact]
    public async Task Start_with_another_number_of_shards_than_the_data_have_is_refused()
    {
        await StartAsync(4);
        await StartAsync(4);
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(5));
        Assert.Equal(
            "Market:Shards is 5, but the data were begun with 4 shards; the number cannot change while there are data.",
            Assert.Single(refusal.Failures));
        await StartAsync(4);
        Assert.Equal(1, _storage.WriteCount);
    }

    private Task StartAsync(int shards) =>
        new MarketShardGuard(_storage, Options.Create(new MarketOptions { Shards = shards })).StartAsync(CancellationToken.None);
}
