namespace Trading.Gateway.Http.Market;

/// <summary>Totals of all messages.</summary>
/// <param name="Seq">The number of the last message that was processed.</param>
/// <param name="Ts">When these were the totals.</param>
/// <param name="Messages">Messages in all.</param>
/// <param name="Accepted">Accepted ones: processed and set aside.</param>
/// <param name="Processed">Processed ones, which all statistics are about.</param>
/// <param name="Refused">Refused ones; those of the last second before a crash may be missing.</param>
/// <param name="RefusedByCode">By what is wrong with them; one with several faults counts for each.</param>
/// <param name="Classes">Processed ones by how amounts and rate agree.</param>
/// <param name="Warnings">Processed ones by what was repaired.</param>
/// <param name="PerSecond">Messages of the last whole second.</param>
/// <param name="PerSecondPeak">The most of any second.</param>
/// <param name="DistinctUsers">How many users there are, an estimate.</param>
/// <param name="DistinctUsersError">The standard error of that estimate, as a part of it.</param>
/// <param name="Pairs">How many pairs have messages.</param>
/// <param name="Countries">How many countries have messages.</param>
/// <param name="DeadLetters">Messages that are set aside.</param>
internal sealed record MarketStatsDocument(
    long Seq,
    DateTimeOffset Ts,
    long Messages,
    long Accepted,
    long Processed,
    long Refused,
    IReadOnlyDictionary<string, long> RefusedByCode,
    IReadOnlyDictionary<string, long> Classes,
    IReadOnlyDictionary<string, long> Warnings,
    long PerSecond,
    long PerSecondPeak,
    long DistinctUsers,
    double DistinctUsersError,
    int Pairs,
    int Countries,
    int DeadLetters);
