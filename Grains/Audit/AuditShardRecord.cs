using Orleans;
using Trading.Journal;

namespace Trading.Audit;

/// <summary>What is stored of the settings that the data depend on.</summary>
[GenerateSerializer]
[Alias("audit-shard-record")]
internal sealed class AuditShardRecord : IShardRecord
{
    /// <inheritdoc/>
    [Id(0)]
    public int Shards { get; set; }

    /// <summary>Names the data of this store: another one, or none, is a store that was emptied or exchanged.</summary>
    [Id(1)]
    public Guid DataSet { get; set; }
}
