namespace Trading.Exchange;

/// <summary>The account meets an instrument for the first time. Its terms never change, so later events only name it.</summary>
/// <param name="Instrument">The instrument.</param>
public sealed record InstrumentUsed(Instrument Instrument) : ExchangeEvent;
