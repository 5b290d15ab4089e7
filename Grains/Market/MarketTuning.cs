using Trading.Journal;
using Trading.Market.Statistics;

namespace Trading.Market;

/// <summary>
/// Sizes and times of the market processor that are no setting, as nobody gains by other ones. Tests register smaller ones, so that short
/// runs reach the ends of chunks, and snapshots.
/// </summary>
public sealed record MarketTuning
{
    /// <summary>The chunks of the journals.</summary>
    public GrainJournalOptions Journal { get; init; } = new();

    /// <summary>
    /// How many bytes of a journal there are at least between two snapshots, which bounds what is read at activation; and at least twice
    /// as many as the last snapshot had, so that snapshots cost
    /// at most half as much as the journal.
    /// </summary>
    public int SnapshotBytesMin { get; init; } = 16 << 20;

    /// <summary>The most messages that a shard hands on in one call.</summary>
    public int DeliveryMax { get; init; } = 4_096;

    /// <summary>How long a message that failed waits until it is tried again; after that twice as long, and so on.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How often a message is tried until it is set aside.</summary>
    public int Tries { get; init; } = 5;

    /// <summary>How many messages can be set aside; where so many are, one that fails is tried on, and those behind it wait.</summary>
    public int DeadLettersMax { get; init; } = 10_000;

    /// <summary>How much the statistics keep.</summary>
    internal StatisticsLimits Statistics { get; init; } = new();
}
