using Orleans;

namespace Trading.Quotes;

/// <summary>
/// All that one user waits for on one symbol: at most one buy and one sell trigger. A value without references, as a quote grain keeps one
/// of each user and a collector would have to follow them.
/// </summary>
/// <param name="Version">The account's event number at that moment: of two sets of the same user, the one with the higher version
/// holds.</param>
/// <param name="Buy">The buy trigger, or null.</param>
/// <param name="Sell">The sell trigger, or null.</param>
[GenerateSerializer, Immutable, Alias("symbol-triggers")]
public readonly record struct SymbolTriggers(
    [property: Id(0)] long Version, [property: Id(1)] QuoteTrigger? Buy, [property: Id(2)] QuoteTrigger? Sell)
{
    /// <summary>True where nothing waits.</summary>
    public bool IsEmpty => Buy is null && Sell is null;
}
