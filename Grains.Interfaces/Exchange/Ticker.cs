using Orleans;

namespace Trading.Exchange;

/// <summary>
/// The last 24 hours of an instrument. Prices are in ticks and 0 where there was no trade (or nothing rests); base volume is in lots, quote
/// volume in units.
/// </summary>
[GenerateSerializer, Immutable, Alias("ticker")]
public sealed record Ticker
{
    /// <summary>When it was read; Unix milliseconds.</summary>
    [Id(0)]
    public long TimeMs { get; init; }

    /// <summary>The first price.</summary>
    [Id(1)]
    public long OpenTicks { get; init; }

    /// <summary>The highest price.</summary>
    [Id(2)]
    public long HighTicks { get; init; }

    /// <summary>The lowest price.</summary>
    [Id(3)]
    public long LowTicks { get; init; }

    /// <summary>The last price, however old.</summary>
    [Id(4)]
    public long LastTicks { get; init; }

    /// <summary>Lots traded.</summary>
    [Id(5)]
    public Int128 VolumeLots { get; init; }

    /// <summary>What they cost, in units of the quote asset.</summary>
    [Id(6)]
    public Int128 VolumeQuote { get; init; }

    /// <summary>The number of trades.</summary>
    [Id(7)]
    public long Trades { get; init; }

    /// <summary>The best bid.</summary>
    [Id(8)]
    public long BidTicks { get; init; }

    /// <summary>The best ask.</summary>
    [Id(9)]
    public long AskTicks { get; init; }
}
