namespace Trading.LoadGenerator.Orders;

/// <summary>An instrument and what the load does with it.</summary>
/// <param name="Symbol">Its name.</param>
/// <param name="Base">Its base asset.</param>
/// <param name="Quote">Its quote asset.</param>
/// <param name="Tick">The step of prices.</param>
/// <param name="Lot">The step of quantities.</param>
internal sealed record LoadInstrument(string Symbol, string Base, string Quote, decimal Tick, decimal Lot)
{
    /// <summary>The price around which the load trades, in ticks.</summary>
    public const int MiddleTicks = 10_000;

    /// <summary>How far from it, in ticks.</summary>
    public const int SpreadTicks = 50;

    /// <summary>The largest order in lots.</summary>
    public const int LotsMax = 1_000;
}
