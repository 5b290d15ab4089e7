using Orleans;

namespace Trading.Market;

/// <summary>What is sold and what is bought, such as EUR-GBP. The default is none.</summary>
/// <param name="From">The currency sold.</param>
/// <param name="To">The currency bought.</param>
[GenerateSerializer, Immutable, Alias("currency-pair")]
public readonly record struct CurrencyPair([property: Id(0)] Currency From, [property: Id(1)] Currency To) : IComparable<CurrencyPair>
{
    /// <summary>The number of characters of a pair's text.</summary>
    public const int Length = 2 * Currency.Length + 1;

    /// <summary>Reads <c>EUR-GBP</c>; false on other text, unknown currencies, and a currency against itself. Case counts.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CurrencyPair pair)
    {
        pair = default;
        if (text.Length != Length || text[Currency.Length] != '-'
            || !Currency.TryParse(text[..Currency.Length], out var from)
            || !Currency.TryParse(text[(Currency.Length + 1)..], out var to) || from == to)
            return false;
        pair = new CurrencyPair(from, to);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(CurrencyPair other) => From != other.From ? From.CompareTo(other.From) : To.CompareTo(other.To);

    /// <summary>The text, such as <c>EUR-GBP</c>.</summary>
    public override string ToString() => $"{From}-{To}";
}
