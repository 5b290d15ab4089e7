using Orleans;

namespace Trading.Exchange;

/// <summary>The parts of an instrument as people give them (exchange.md, "Instruments"), not checked yet.</summary>
/// <param name="Symbol">The name; <c>BASE-QUOTE</c>.</param>
/// <param name="Base">The base asset's name.</param>
/// <param name="Quote">The quote asset's name.</param>
/// <param name="Tick">The step of prices.</param>
/// <param name="Lot">The step of quantities.</param>
/// <param name="MinNotional">The least worth of a limit order, in the quote asset.</param>
/// <param name="MakerFee">The maker's fee as a part of the notional: 0.001 is 0.1 %.</param>
/// <param name="TakerFee">The taker's fee, likewise.</param>
[GenerateSerializer, Immutable, Alias("instrument-terms")]
public sealed record InstrumentTerms(
    [property: Id(0)] string Symbol,
    [property: Id(1)] string Base,
    [property: Id(2)] string Quote,
    [property: Id(3)] decimal Tick,
    [property: Id(4)] decimal Lot,
    [property: Id(5)] decimal MinNotional = 0,
    [property: Id(6)] decimal MakerFee = 0,
    [property: Id(7)] decimal TakerFee = 0);
