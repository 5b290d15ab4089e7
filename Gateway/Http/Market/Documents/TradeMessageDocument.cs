namespace Trading.Gateway.Http.Market;

/// <summary>A trade message.</summary>
/// <param name="UserId">Who traded; a number is taken as its text. 1 to 64 characters.</param>
/// <param name="CurrencyFrom">The currency sold, ISO 4217.</param>
/// <param name="CurrencyTo">The currency bought, ISO 4217.</param>
/// <param name="AmountSell">How much was sold; a number or its text, above zero.</param>
/// <param name="AmountBuy">How much was bought; a number or its text, above zero.</param>
/// <param name="Rate">The rate; a number or its text, above zero.</param>
/// <param name="TimePlaced">When: `24-JAN-15 10:27:44`, UTC, or RFC 3339.</param>
/// <param name="OriginatingCountry">ISO 3166-1 alpha-2.</param>
/// <param name="Id">The idempotency key, 1 to 255 characters; a key belongs to the user.</param>
internal sealed record TradeMessageDocument(
    string UserId,
    string CurrencyFrom,
    string CurrencyTo,
    decimal AmountSell,
    decimal AmountBuy,
    decimal Rate,
    string TimePlaced,
    string OriginatingCountry,
    string? Id = null);
