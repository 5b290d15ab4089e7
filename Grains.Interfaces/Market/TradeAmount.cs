using Orleans;

namespace Trading.Market;

/// <summary>
/// An amount of a currency in a trade message, exact, in millionths of the currency's unit. From zero to <see cref="Max"/>; the default is
/// zero.
/// </summary>
[GenerateSerializer, Immutable, Alias("trade-amount")]
public readonly record struct TradeAmount : IComparable<TradeAmount>
{
    /// <summary>Decimal places that are kept; further ones are rounded half up (market-processor.md, "Message").</summary>
    public const int Decimals = 6;

    /// <summary>The most units that an amount has: 9 × 10¹² of the currency.</summary>
    public const long UnitsMax = 9_000_000_000_000_000_000;

    [Id(0)]
    private readonly long _units;

    private TradeAmount(long units) => _units = units;

    /// <summary>The largest amount.</summary>
    public static TradeAmount Max => new(UnitsMax);

    /// <summary>Millionths of the currency's unit.</summary>
    public long Units => _units;

    /// <summary>
    /// An amount of millionths; throws <see cref="ArgumentOutOfRangeException"/> below zero or above <see cref="UnitsMax"/>.
    /// </summary>
    public static TradeAmount FromUnits(long units)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(unchecked((ulong)units), (ulong)UnitsMax, nameof(units));
        return new TradeAmount(units);
    }

    /// <inheritdoc/>
    public int CompareTo(TradeAmount other) => _units.CompareTo(other._units);

    /// <summary>Plain text without trailing zeros, such as <c>747.1</c>.</summary>
    public override string ToString() => Exchange.Decimals.Format(_units, Decimals);
}
