namespace Trading.Exchange;

/// <summary>
/// A change of an account by the exchange, as it stands in the audit journal: complete enough to rebuild the account from its events alone.
/// The stored form is
/// <see cref="ExchangeEventCodec"/>'s.
/// </summary>
public abstract record ExchangeEvent;
