using Orleans;

namespace Trading.Market;

/// <summary>
/// A rate of exchange, exact, in 10⁻¹⁰. From zero to <see cref="Max"/>; the default is zero, which no message has, but a computed rate may
/// round to it.
/// </summary>
[GenerateSerializer, Immutable, Alias("trade-rate")]
public readonly record struct TradeRate : IComparable<TradeRate>
{
    /// <summary>Decimal places that are kept; further ones are rounded half up (market-processor.md, "Message").</summary>
    public const int Decimals = 10;

    /// <summary>The most units that a rate has: 9 × 10⁸.</summary>
    public const long UnitsMax = 9_000_000_000_000_000_000;

    [Id(0)]
    private readonly long _units;

    private TradeRate(long units) => _units = units;

    /// <summary>The largest rate. Computed rates beyond it are given as this one.</summary>
    public static TradeRate Max => new(UnitsMax);

    /// <summary>The rate in 10⁻¹⁰.</summary>
    public long Units => _units;

    /// <summary>
    /// A rate of so many 10⁻¹⁰; throws <see cref="ArgumentOutOfRangeException"/> below zero or above <see cref="UnitsMax"/>.
    /// </summary>
    public static TradeRate FromUnits(long units)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(unchecked((ulong)units), (ulong)UnitsMax, nameof(units));
        return new TradeRate(units);
    }

    /// <inheritdoc/>
    public int CompareTo(TradeRate other) => _units.CompareTo(other._units);

    /// <summary>Plain text without trailing zeros, such as <c>0.7471</c>.</summary>
    public override string ToString() => Exchange.Decimals.Format(_units, Decimals);
}
