namespace Trading.Exchange;

/// <summary>A book told what happened to an order.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Event">What happened.</param>
public sealed record BookTold(string Symbol, BookEvent Event) : ExchangeEvent;
