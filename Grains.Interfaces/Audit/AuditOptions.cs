namespace Trading.Audit;

/// <summary>Settings of the audit journal, section <c>Audit</c> (gateway.md, "Settings").</summary>
public sealed class AuditOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Audit";

    /// <summary>The most shards there may be.</summary>
    public const int ShardsMax = 256;

    /// <summary>Into how many shards the journal is cut, 1 to <see cref="ShardsMax"/>. Fixed once data exist: it says where they are.</summary>
    public int Shards { get; set; } = 8;

    /// <summary>The name of this node in the audit log's <c>server</c> elements, 1 to 64 characters.</summary>
    public string Server { get; set; } = "node1";
}
