using System.Reflection;
using Microsoft.Extensions.Options;
using Orleans;
using Trading.Audit;
using Trading.Market;
using Trading.Silo.Hosting;

namespace Trading.EndToEnd;

/// <summary>What a gateway without grains says to the numbers of shards that the silos have, here five each.</summary>
public sealed class ClusterShardCheckTests
{
    private const int SilosShards = 5;

    [Fact]
    public Task Same_numbers_are_accepted() => CheckOf(SilosShards, SilosShards).StartAsync(CancellationToken.None);

    [Theory]
    [InlineData(6, SilosShards, "Audit:Shards is 6, but the silos have 5.")]
    [InlineData(SilosShards, 4, "Market:Shards is 4, but the silos have 5.")]
    [InlineData(6, 4, "Audit:Shards is 6, but the silos have 5.", "Market:Shards is 4, but the silos have 5.")]
    public async Task Other_numbers_are_refused_and_all_of_them_told(int audit, int market, params string[] faults)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => CheckOf(audit, market).StartAsync(CancellationToken.None));

        Assert.Equal(faults, refusal.Failures);
    }

    private static ClusterShardCheck CheckOf(int audit, int market) => new(
        DispatchProxy.Create<IGrainFactory, Silos>(),
        Options.Create(new AuditOptions { Shards = audit }),
        Options.Create(new MarketOptions { Shards = market }));

    /// <summary>Plays the factory and every grain that says how many shards there are.</summary>
    private class Silos : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? method, object?[]? arguments) => method!.Name switch
        {
            nameof(IGrainFactory.GetGrain) => Create(method.ReturnType, typeof(Silos)),
            nameof(IAuditGrain.GetShardsAsync) => Task.FromResult(SilosShards),
            _ => throw new NotSupportedException(method.Name),
        };
    }
}
