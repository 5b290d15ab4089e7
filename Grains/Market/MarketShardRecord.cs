using Orleans;
using Trading.Journal;

namespace Trading.Market;

/// <summary>What is stored of the settings that the data depend on.</summary>
[GenerateSerializer]
[Alias("market-shard-record")]
internal sealed class MarketShardRecord : IShardRecord
{
    /// <inheritdoc/>
    [Id(0)]
    public int Shards { get; set; }
}
