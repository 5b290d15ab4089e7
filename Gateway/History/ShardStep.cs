namespace Trading.Gateway.History;

/// <summary>What came of reading on in a shard.</summary>
internal enum ShardStep
{
    /// <summary>Nothing was new.</summary>
    Idle,

    /// <summary>A page was written; there may be more.</summary>
    Wrote,

    /// <summary>Another process writes the shard, or has gone on in it.</summary>
    Taken,
}
