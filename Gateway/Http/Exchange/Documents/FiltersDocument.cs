namespace Trading.Gateway.Http.Exchange;

/// <summary>What orders on an instrument must keep to.</summary>
/// <param name="Price">The prices of limit orders.</param>
/// <param name="Quantity">Quantities.</param>
/// <param name="Notional">Price × quantity of limit orders.</param>
internal sealed record FiltersDocument(
    StepFilterDocument Price,
    StepFilterDocument Quantity,
    NotionalFilterDocument Notional);
