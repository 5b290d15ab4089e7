namespace Trading.Journal;

/// <summary>What is stored of the settings that sharded data depend on.</summary>
internal interface IShardRecord
{
    /// <summary>The number of shards that the data were begun with.</summary>
    int Shards { get; }
}
