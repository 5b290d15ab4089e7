using Orleans;

namespace Trading.Audit;

/// <summary>Events of one user that become durable together, or not at all.</summary>
[GenerateSerializer, Immutable, Alias("audit-block")]
public sealed record AuditBlock
{
    /// <summary>The user whose events these are, and by whom they are found.</summary>
    [Id(0)]
    public required string User { get; init; }

    /// <summary>The node that executed them.</summary>
    [Id(1)]
    public required string Server { get; init; }

    /// <summary>
    /// The number of the first event among all of this user's, from 1; must be the number after the user's last one.
    /// 0 for events without numbers (quote hits), which are appended as they come.
    /// </summary>
    [Id(2)]
    public long FirstNumber { get; init; }

    /// <summary>How many events there are, at least 1.</summary>
    [Id(3)]
    public int Count { get; init; }

    /// <summary>
    /// True where, after these events, the account has pending trades, triggers, or commands that a book has not answered: it must be woken
    /// after a restart.
    /// </summary>
    [Id(4)]
    public bool NeedsAttention { get; init; }

    /// <summary>The account's own stored snapshot has everything up to this event number; 0 for none.</summary>
    [Id(5)]
    public long SnapshotNumber { get; init; }

    /// <summary>
    /// The time of the block, Unix milliseconds: as executed when sent; the shard moves it forward where needed, so that the times of a
    /// shard's blocks never go back.
    /// </summary>
    [Id(6)]
    public long TimeMs { get; init; }

    /// <summary>The events, as <see cref="AccountEventWriter"/> wrote them. Must not change any more.</summary>
    [Id(7)]
    public required byte[] Events { get; init; }

    /// <summary>The number of the last event; meaningless where <see cref="FirstNumber"/> is 0.</summary>
    public long LastNumber => FirstNumber + Count - 1;
}
