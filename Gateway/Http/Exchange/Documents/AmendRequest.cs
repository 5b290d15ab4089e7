namespace Trading.Gateway.Http.Exchange;

/// <summary>A change of an open order: one of the two, or both.</summary>
/// <param name="Price">The new price, a multiple of the instrument's tick, as a string.</param>
/// <param name="Quantity">The new total quantity, what is filled included, a multiple of the instrument's lot, as a string.</param>
internal sealed record AmendRequest(string? Price = null, string? Quantity = null);
