namespace Trading.Exchange;

/// <summary>A deposit or withdrawal was made.</summary>
/// <param name="Transfer">The transfer.</param>
public sealed record Transferred(Transfer Transfer) : ExchangeEvent;
