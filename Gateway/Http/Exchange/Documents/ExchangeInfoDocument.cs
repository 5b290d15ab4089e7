namespace Trading.Gateway.Http.Exchange;

/// <summary>All instruments.</summary>
/// <param name="Instruments">By name.</param>
internal sealed record ExchangeInfoDocument(IReadOnlyList<InstrumentDocument> Instruments);
