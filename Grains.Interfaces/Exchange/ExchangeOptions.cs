namespace Trading.Exchange;

/// <summary>Settings of the exchange, section <c>Exchange</c>.</summary>
public sealed class ExchangeOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Exchange";

    /// <summary>
    /// The instruments that are there from the start, <c>Exchange:Instruments</c>. Empty, the default, stands for the four of exchange.md:
    /// a list of the configuration
    /// replaces them, where binding would add to a list that is not empty.
    /// </summary>
    public IList<InstrumentOptions> Instruments { get; } = [];

    /// <summary>The instruments that are meant: those of <see cref="Instruments"/>, or the default ones.</summary>
    public IReadOnlyList<InstrumentTerms> EffectiveInstruments =>
        Instruments.Count > 0
            ? [.. Instruments.Select(instrument => instrument.ToTerms())]
            :
            [
                new InstrumentTerms("BTC-USD", "BTC", "USD", Tick: 0.01m, Lot: 0.0001m),
                new InstrumentTerms("ETH-USD", "ETH", "USD", Tick: 0.01m, Lot: 0.001m),
                new InstrumentTerms("ETH-BTC", "ETH", "BTC", Tick: 0.000001m, Lot: 0.01m),
                new InstrumentTerms("EUR-USD", "EUR", "USD", Tick: 0.0001m, Lot: 0.01m),
            ];
}
