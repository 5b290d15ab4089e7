using Orleans;

namespace Trading.Audit;

/// <summary>Some blocks of an audit shard, in order.</summary>
/// <param name="Blocks">The blocks; may be empty although more follow.</param>
/// <param name="Next">Where to read on.</param>
/// <param name="IsLast">True where nothing follows before the end that was asked for.</param>
[GenerateSerializer, Immutable, Alias("audit-page")]
public sealed record AuditPage(
    [property: Id(0)] AuditBlock[] Blocks, [property: Id(1)] AuditPosition Next, [property: Id(2)] bool IsLast);
