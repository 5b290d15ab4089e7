using Trading.Exchange;

namespace Trading.Gateway.Tests.Http.Exchange;

/// <summary>Instruments for tests that need no grain.</summary>
internal static class TestInstruments
{
    public static Instrument BtcUsd { get; } = Create("BTC-USD", 0.01m, 0.0001m);

    /// <summary>Worth ten dollars at least.</summary>
    public static Instrument EthUsd { get; } = Create("ETH-USD", 0.01m, 0.001m, minNotional: 10);

    public static Instrument EthBtc { get; } = Create("ETH-BTC", 0.000001m, 0.01m);

    public static Instrument Stock { get; } = Create("S-USD", 0.01m, 1);

    public static Instrument? Find(string? symbol) =>
        new[] { BtcUsd, EthUsd, EthBtc, Stock }.SingleOrDefault(instrument => instrument.Symbol == symbol);

    private static Instrument Create(string symbol, decimal tick, decimal lot, decimal minNotional = 0)
    {
        var names = symbol.Split('-');
        return Instrument.Create(new InstrumentTerms(symbol, names[0], names[1], tick, lot, minNotional, 0.0001m, 0.001m), out _)!;
    }
}
