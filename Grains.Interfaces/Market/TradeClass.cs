namespace Trading.Market;

/// <summary>
/// How the amounts and the rate of a message agree (market-processor.md, "Consistency"). Numbers are stored and never used again.
/// </summary>
public enum TradeClass : byte
{
    /// <summary>Amount sold × rate = amount bought.</summary>
    Direct = 0,

    /// <summary>Amount bought × rate = amount sold.</summary>
    Inverse = 1,

    /// <summary>Neither.</summary>
    Mismatch = 2,
}
