using Trading.Exchange;

namespace Trading.Simulation.Exchange;

/// <summary>An instrument of the simulation, and around which price and up to which quantity it is traded there.</summary>
/// <param name="Terms">What it is.</param>
/// <param name="MiddleTicks">The price around which orders are placed; ticks.</param>
/// <param name="StepTicks">Prices are whole steps away from the middle, so that many orders have the same; ticks.</param>
/// <param name="LotsMax">The largest order; lots.</param>
internal sealed record SimulatedInstrument(InstrumentTerms Terms, int MiddleTicks, int StepTicks, int LotsMax)
{
    /// <summary>One with fees, one whose quote asset is a coin, and one with a minimum.</summary>
    internal static IReadOnlyList<SimulatedInstrument> All { get; } =
    [
        new(new InstrumentTerms("BTC-USD", "BTC", "USD", 0.01m, 0.0001m, MakerFee: 0.001m, TakerFee: 0.0025m), 10_000, 25, 40_000),
        new(new InstrumentTerms("ETH-BTC", "ETH", "BTC", 0.000001m, 0.01m), 50_000, 100, 300),
        new(new InstrumentTerms("ETH-USD", "ETH", "USD", 0.01m, 0.001m, MinNotional: 1m, TakerFee: 0.000333m), 517, 1, 9_000),
    ];

    /// <summary>The instrument as the grains know it, trading.</summary>
    internal Instrument Instrument { get; } = Instrument.Create(Terms, out var faults)
        ?? throw new InvalidOperationException($"The instrument has a wrong {string.Join(", ", faults)}.");

    internal string Symbol => Terms.Symbol;

    /// <summary>The instrument as settings, the n-th of the list.</summary>
    internal IEnumerable<KeyValuePair<string, string?>> Settings(int index)
    {
        var section = $"{ExchangeOptions.Section}:{nameof(ExchangeOptions.Instruments)}:{index}:";
        yield return new($"{section}{nameof(Terms.Symbol)}", Terms.Symbol);
        yield return new($"{section}{nameof(Terms.Tick)}", FormattableString.Invariant($"{Terms.Tick}"));
        yield return new($"{section}{nameof(Terms.Lot)}", FormattableString.Invariant($"{Terms.Lot}"));
        yield return new($"{section}{nameof(Terms.MinNotional)}", FormattableString.Invariant($"{Terms.MinNotional}"));
        yield return new($"{section}{nameof(Terms.MakerFee)}", FormattableString.Invariant($"{Terms.MakerFee}"));
        yield return new($"{section}{nameof(Terms.TakerFee)}", FormattableString.Invariant($"{Terms.TakerFee}"));
    }
}
