namespace Trading.Audit;

/// <summary>Which shard of the audit journal a user's events are in.</summary>
public static class AuditShards
{
    /// <summary>
    /// The shard number, from 0. FNV-1a over the UTF-16 units: it must give the same number on every machine and version, as it is where
    /// the data are.
    /// </summary>
    public static int Of(string user, int shards)
    {
        var hash = 2166136261u;
        foreach (var c in user)
            hash = unchecked((hash ^ c) * 16777619u);
        return (int)(hash % (uint)shards);
    }
}
