using Trading.Audit;

namespace Trading.Grains.Interfaces.Tests.Audit;

/// <summary>Where a user's events are: never to change once there are data.</summary>
public sealed class AuditShardsTests
{
    [Theory]
    [InlineData("", 8, 5)]
    [InlineData("oY01WVirLr", 8, 6)]
    [InlineData("oY01WVirLr", 1, 0)]
    [InlineData(",supervisor", 8, 5)]
    [InlineData("名前", 8, 7)]
    [InlineData("a", 1000, 220)]
    public void Shard_of_a_user_never_changes(string user, int shards, int shard) => Assert.Equal(shard, AuditShards.Of(user, shards));

    [Fact]
    public void Users_are_spread_over_all_shards()
    {
        var counts = new int[8];
        for (var i = 0; i < 8_000; i++)
            counts[AuditShards.Of($"user{i}", counts.Length)]++;
        Assert.All(counts, count => Assert.InRange(count, 800, 1_200));
    }
}
