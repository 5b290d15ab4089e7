using Orleans;

namespace Trading.Audit;

/// <summary>What an audit shard knows of one user.</summary>
/// <param name="LastNumber">The number of the user's last event; 0 where there is none.</param>
/// <param name="SnapshotNumber">The highest snapshot number that a block of the user has told.</param>
/// <param name="Blocks">The user's numbered blocks that hold events after the number asked for, in order.</param>
[GenerateSerializer, Immutable, Alias("user-tail")]
public sealed record UserTail(
    [property: Id(0)] long LastNumber, [property: Id(1)] long SnapshotNumber, [property: Id(2)] AuditBlock[] Blocks);
