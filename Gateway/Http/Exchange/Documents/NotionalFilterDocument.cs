namespace Trading.Gateway.Http.Exchange;

/// <summary>A least worth.</summary>
/// <param name="Min">The least, in the quote asset.</param>
internal sealed record NotionalFilterDocument(string Min);
