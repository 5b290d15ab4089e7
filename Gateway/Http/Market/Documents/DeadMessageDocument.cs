namespace Trading.Gateway.Http.Market;

/// <summary>The message of a dead letter.</summary>
/// <param name="UserId">Who traded.</param>
/// <param name="CurrencyFrom">The currency sold.</param>
/// <param name="CurrencyTo">The currency bought.</param>
/// <param name="AmountSell">How much was sold.</param>
/// <param name="AmountBuy">How much was bought.</param>
/// <param name="Rate">The rate as the message says it.</param>
/// <param name="TimePlaced">When the trade was placed.</param>
/// <param name="ReceivedAt">When the message came.</param>
/// <param name="OriginatingCountry">Where it comes from.</param>
/// <param name="Class">How amounts and rate agree.</param>
/// <param name="Warnings">What was repaired.</param>
internal sealed record DeadMessageDocument(
    string UserId,
    string CurrencyFrom,
    string CurrencyTo,
    string AmountSell,
    string AmountBuy,
    string Rate,
    DateTimeOffset TimePlaced,
    DateTimeOffset ReceivedAt,
    string OriginatingCountry,
    string Class,
    IReadOnlyList<string> Warnings);
