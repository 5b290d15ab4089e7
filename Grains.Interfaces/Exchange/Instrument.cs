using Orleans;

namespace Trading.Exchange;

/// <summary>
/// What is traded in one book, and in which steps (exchange.md). All but the status is fixed once it is added. Prices are whole ticks,
/// quantities whole lots; one tick × one lot is a whole number of the quote asset's units, so a notional is always exact.
/// </summary>
[GenerateSerializer, Immutable, Alias("instrument")]
public sealed record Instrument
{
    /// <summary>Parts in which fee rates are given: a rate of 1,000 is 0.1 %.</summary>
    public const long FeeParts = 1_000_000;

    /// <summary>The name: <c>BTC-USD</c>.</summary>
    [Id(0)]
    public required string Symbol { get; init; }

    /// <summary>What is bought and sold.</summary>
    [Id(1)]
    public required Asset Base { get; init; }

    /// <summary>What it is paid in.</summary>
    [Id(2)]
    public required Asset Quote { get; init; }

    /// <summary>The step of prices: quote asset for one whole base asset.</summary>
    [Id(3)]
    public required decimal Tick { get; init; }

    /// <summary>The step of quantities, in whole base assets.</summary>
    [Id(4)]
    public required decimal Lot { get; init; }

    /// <summary>The least that a limit order may be worth, in units of the quote asset; 0 for no minimum.</summary>
    [Id(5)]
    public long MinNotional { get; init; }

    /// <summary>The maker's fee in millionths of the notional.</summary>
    [Id(6)]
    public long MakerFee { get; init; }

    /// <summary>The taker's fee in millionths of the notional.</summary>
    [Id(7)]
    public long TakerFee { get; init; }

    /// <summary>Whether it takes orders.</summary>
    [Id(8)]
    public InstrumentStatus Status { get; init; }

    /// <summary>Units of the base asset in one lot.</summary>
    [Id(9)]
    public required long LotUnits { get; init; }

    /// <summary>Units of the quote asset that one lot costs at one tick.</summary>
    [Id(10)]
    public required long TickLotUnits { get; init; }

    /// <summary>The larger of the two fees, in millionths.</summary>
    public long LargestFee => Math.Max(MakerFee, TakerFee);

    /// <summary>Makes an instrument of its parts.</summary>
    /// <returns>The instrument, or null with the names of the fields that cannot be: <c>symbol</c>, <c>tick</c>, <c>lot</c> …</returns>
    public static Instrument? Create(InstrumentTerms terms, out IReadOnlyList<string> faults) =>
        new InstrumentFactory(terms).Create(out faults);

    /// <summary>A price as a decimal.</summary>
    public decimal PriceOf(long ticks) => ticks * Tick;

    /// <summary>A quantity as a decimal.</summary>
    public decimal QuantityOf(long lots) => lots * Lot;

    /// <summary>The fee of a notional at a rate, rounded up.</summary>
    public static Int128 FeeOf(Int128 notional, long rate) => (notional * rate + (FeeParts - 1)) / FeeParts;
}
