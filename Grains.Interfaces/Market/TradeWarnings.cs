namespace Trading.Market;

/// <summary>What was repaired in a message (market-processor.md, "Message"). Bits are stored and never used again.</summary>
[Flags]
public enum TradeWarnings : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>White space around a value.</summary>
    BlanksInValue = 1,

    /// <summary>White space inside a key.</summary>
    BlanksInKey = 2,

    /// <summary><c>RUR</c> was read as RUB.</summary>
    CurrencyReplaced = 4,

    /// <summary><c>UK</c> was read as GB, or <c>SP</c> as ES.</summary>
    CountryReplaced = 8,
}
