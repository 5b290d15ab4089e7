using Orleans;

namespace Trading.Market;

/// <summary>The totals of the market processor (market-processor.md, "Processing").</summary>
[GenerateSerializer, Immutable, Alias("market-totals")]
public sealed record MarketTotals
{
    /// <summary>When these were the totals; Unix milliseconds.</summary>
    [Id(0)]
    public required long TimeMs { get; init; }

    /// <summary>
    /// Messages processed, which is also the sequence number of the last one. Those that are accepted and wait, or are dead letters, are
    /// not among them.
    /// </summary>
    [Id(1)]
    public required long Processed { get; init; }

    /// <summary>Messages refused, as far as gateways have told.</summary>
    [Id(2)]
    public required long Refused { get; init; }

    /// <summary>Messages refused for each fault that there was, by the numbers of the faults.</summary>
    [Id(3)]
    public required FaultCount[] RefusedByFault { get; init; }

    /// <summary>Messages processed, by the numbers of <see cref="TradeClass"/>.</summary>
    [Id(4)]
    public required long[] ByClass { get; init; }

    /// <summary>
    /// Messages processed that have a warning, by the numbers of the bits of <see cref="TradeWarnings"/>; one with several counts for
    /// each.
    /// </summary>
    [Id(5)]
    public required long[] ByWarning { get; init; }

    /// <summary>Messages processed that were received in the last whole second.</summary>
    [Id(6)]
    public required long PerSecond { get; init; }

    /// <summary>The most messages that were received in any second.</summary>
    [Id(7)]
    public required long PerSecondPeak { get; init; }

    /// <summary>An estimate of how many users there are, with a standard error of 0.81 % of it.</summary>
    [Id(8)]
    public required long DistinctUsers { get; init; }

    /// <summary>How many pairs have messages.</summary>
    [Id(9)]
    public required int Pairs { get; init; }

    /// <summary>How many countries have messages.</summary>
    [Id(10)]
    public required int Countries { get; init; }

    /// <summary>Messages that are set aside.</summary>
    [Id(11)]
    public required int DeadLetters { get; init; }

    /// <summary>Messages accepted: processed and set aside.</summary>
    public long Accepted => Processed + DeadLetters;
}
