using Trading.Exchange;

namespace Trading.Gateway.History;

/// <summary>A row of table <c>trades</c>: one side of a trade.</summary>
/// <param name="User">The user; with the fill's sequence it is the row's key.</param>
/// <param name="OrderSequence">The order.</param>
/// <param name="Fill">The fill.</param>
/// <param name="Notional">What it cost or brought without the fee; units of the quote asset.</param>
internal readonly record struct OrderTrade(string User, long OrderSequence, FillInfo Fill, long Notional);
