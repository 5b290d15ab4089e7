using Orleans;

namespace Trading.Market;

/// <summary>What is stored of the settings that the data depend on.</summary>
[GenerateSerializer]
[Alias("market-shard-record")]
internal sealed class MarketShardRecord
{
    /// <summary>The number of shards that the queue was begun with.</summary>
    [Id(0)]
    public int Shards { get; set; }
}
