using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Orleans;
using Trading.Audit;
using Trading.Silo.Hosting;

namespace Trading.EndToEnd;

/// <summary>What a gateway without grains says to the numbers of shards that the silos have.</summary>
public sealed class ClusterShardCheckTests
{
    private const int AuditShards = 5;
    private const int MarketShards = 3;

    [Theory]
    [InlineData("3")]
    [InlineData(null)]
    [InlineData("")]
    public Task Same_numbers_are_accepted_and_that_of_the_queue_need_not_be_set(string? market) =>
        CheckOf(AuditShards, market).StartAsync(CancellationToken.None);

    [Theory]
    [InlineData(6, "3", "Audit:Shards is 6, but the silos have 5.")]
    [InlineData(3, null, "Audit:Shards is 3, but the silos have 5.")]
    [InlineData(AuditShards, "4", "Market:Shards is 4, but the silos have 3.")]
    [InlineData(AuditShards, "5", "Market:Shards is 5, but the silos have 3.")]
    [InlineData(6, "4", "Audit:Shards is 6, but the silos have 5.", "Market:Shards is 4, but the silos have 3.")]
    public async Task Other_numbers_are_refused_and_all_of_them_told(int audit, string? market, params string[] faults)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => CheckOf(audit, market).StartAsync(CancellationToken.None));

        Assert.Equal(faults, refusal.Failures);
    }

    [Fact]
    public async Task Number_of_audit_shards_that_is_not_set_becomes_that_of_the_silos()
    {
        var audit = new AuditOptions();

        await CheckOf(audit, null).StartAsync(CancellationToken.None);

        Assert.Equal(AuditShards, audit.ShardsInUse());
    }

    private static ClusterShardCheck CheckOf(int audit, string? market) => CheckOf(new AuditOptions { Shards = audit }, market);

    private static ClusterShardCheck CheckOf(AuditOptions audit, string? market) => new(
        DispatchProxy.Create<IGrainFactory, Silos>(),
        Options.Create(audit),
        new ConfigurationBuilder().AddInMemoryCollection([new("Market:Shards", market)]).Build());

    /// <summary>Plays the factory and every grain that says how many shards there are.</summary>
    private class Silos : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? method, object?[]? arguments) => method!.Name switch
        {
            nameof(IGrainFactory.GetGrain) => Create(method.ReturnType, typeof(Silos)),
            nameof(IAuditGrain.GetShardsAsync) =>
                Task.FromResult(method.DeclaringType == typeof(IAuditGrain) ? AuditShards : MarketShards),
            _ => throw new NotSupportedException(method.Name),
        };
    }
}
