using Trading.Audit;
using Trading.Exchange;
using Trading.Journal;

namespace Trading.Simulation.Exchange;

/// <summary>Sizes of which some are small enough that short runs reach the ends of chunks, snapshots and unloaded grains.</summary>
internal sealed record ExchangeSizes
{
    /// <summary>How many shards the audit journal has.</summary>
    internal int Shards { get; init; } = 3;

    /// <summary>The sizes of a shard.</summary>
    internal AuditTuning Audit { get; init; } = new();

    /// <summary>The sizes of a book.</summary>
    internal BookTuning Book { get; init; } = new();

    /// <summary>After how long an account that nobody calls is unloaded, which saves it.</summary>
    internal TimeSpan CollectionAge { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Draws the sizes of one run.</summary>
    internal static ExchangeSizes Draw(Chance chance) => new()
    {
        Shards = chance.Between(1, 3),
        Audit = new AuditTuning { Journal = DrawJournal(chance), ChunksPerSnapshot = chance.Pick(1, 4, 256) },
        Book = new BookTuning { Journal = DrawJournal(chance), EntriesPerSnapshot = chance.Pick(1, 3, 20, 20_000) },
        CollectionAge = TimeSpan.FromMinutes(chance.Pick(1, 2, 15)),
    };

    private static GrainJournalOptions DrawJournal(Chance chance) =>
        new() { ChunkBytes = chance.Pick(256, 1_024, 16_384), HeadInterval = chance.Pick(1, 4, 64) };
}
