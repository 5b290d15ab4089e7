namespace Trading.Gateway.Http.Exchange;

/// <summary>What is traded in one book, and in which steps.</summary>
/// <param name="Symbol">The name.</param>
/// <param name="Base">What is bought and sold.</param>
/// <param name="Quote">What it is paid in.</param>
/// <param name="Tick">The step of prices.</param>
/// <param name="Lot">The step of quantities.</param>
/// <param name="MinNotional">The least worth of a limit order, in the quote asset.</param>
/// <param name="MakerFee">The maker's fee as a part of the notional.</param>
/// <param name="TakerFee">The taker's fee, likewise.</param>
/// <param name="Status"><c>trading</c> or <c>halted</c>.</param>
/// <param name="Filters">What orders must keep to.</param>
internal sealed record InstrumentDocument(
    string Symbol,
    string Base,
    string Quote,
    string Tick,
    string Lot,
    string MinNotional,
    string MakerFee,
    string TakerFee,
    string Status,
    FiltersDocument Filters);
