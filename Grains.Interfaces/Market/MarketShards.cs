using Trading.Audit;

namespace Trading.Market;

/// <summary>Which shard of the message queue a user's messages go to.</summary>
public static class MarketShards
{
    /// <summary>The shard number, from 0. Stable, as it is where the idempotency keys are.</summary>
    public static int Of(string user, int shards) => AuditShards.Of(user, shards);
}
