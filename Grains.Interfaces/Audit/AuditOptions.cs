using System.ComponentModel.DataAnnotations;

namespace Trading.Audit;

/// <summary>Settings of the audit journal, section <c>Audit</c>.</summary>
public sealed class AuditOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Audit";

    /// <summary>
    /// The number of shards, 1 to 1,024; fixed once data exist, as it says where a user's events are: a start with another number is
    /// refused. Where it is not set, the start sets it to what the data were begun with, or chooses for data that it begins.
    /// </summary>
    [Range(1, 1024)]
    public int? Shards { get; set; }

    /// <summary>The name of this node in the audit log's <c>server</c> elements, 1 to 64 characters.</summary>
    [Required, StringLength(64, MinimumLength = 1)]
    public string Server { get; set; } = "node1";

    /// <summary>The number of shards, once the start has found it out.</summary>
    /// <exception cref="InvalidOperationException">It is not set, and the start has not come so far.</exception>
    public int ShardsInUse() =>
        Shards ?? throw new InvalidOperationException($"{Section}:{nameof(Shards)} is not known before the start has looked at the data.");
}
