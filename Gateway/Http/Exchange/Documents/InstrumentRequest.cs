namespace Trading.Gateway.Http.Exchange;

/// <summary>A new instrument; decimals as strings.</summary>
/// <param name="Symbol"><c>BASE-QUOTE</c>.</param>
/// <param name="Base">The base asset.</param>
/// <param name="Quote">The quote asset.</param>
/// <param name="Tick">The step of prices.</param>
/// <param name="Lot">The step of quantities.</param>
/// <param name="MinNotional">The least worth of a limit order, in the quote asset. Default 0.</param>
/// <param name="MakerFee">The maker's fee as a part of the notional: 0.001 is 0.1 %. Default 0.</param>
/// <param name="TakerFee">The taker's fee, likewise. Default 0.</param>
internal sealed record InstrumentRequest(
    string Symbol,
    string Base,
    string Quote,
    string Tick,
    string Lot,
    string? MinNotional = null,
    string? MakerFee = null,
    string? TakerFee = null);
