using Orleans;

namespace Trading.Market;

/// <summary>
/// A country of ISO 3166-1, by its code of two letters, held in two bytes. The default, <see cref="None"/>, is no country.
/// </summary>
[GenerateSerializer, Immutable, Alias("trade-country")]
public readonly record struct Country : IComparable<Country>
{
    /// <summary>The number of characters of a code.</summary>
    public const int Length = 2;

    private const int Letters = 26;

    [Id(0)]
    private readonly ushort _packed;

    private Country(ushort packed) => _packed = packed;

    /// <summary>No country.</summary>
    public static Country None => default;

    /// <summary>True for <see cref="None"/>.</summary>
    public bool IsNone => _packed == 0;

    /// <summary>
    /// The code in a number, from 1; 0 for <see cref="None"/>. Stable: it is stored. Codes in alphabetical order have rising numbers.
    /// </summary>
    public ushort Packed => _packed;

    /// <summary>Reads a code; false where it is not in <see cref="Iso3166"/>. Case counts.</summary>
    public static bool TryParse(ReadOnlySpan<byte> code, out Country country)
    {
        country = default;
        return code.Length == Length && !code.ContainsAnyExceptInRange((byte)'A', (byte)'Z')
            && TryUnpack((code[0] - 'A') * Letters + code[1] - 'A' + 1, out country);
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out Country)"/>
    public static bool TryParse(ReadOnlySpan<char> code, out Country country)
    {
        country = default;
        return code.Length == Length && !code.ContainsAnyExceptInRange('A', 'Z')
            && TryUnpack((code[0] - 'A') * Letters + code[1] - 'A' + 1, out country);
    }

    /// <summary>The country of a <see cref="Packed"/> number; false where it is of none.</summary>
    public static bool TryUnpack(int packed, out Country country)
    {
        var isKnown = Iso3166.Contains(packed);
        country = isKnown ? new Country((ushort)packed) : default;
        return isKnown;
    }

    /// <summary>The country of a code; throws <see cref="ArgumentException"/> where there is none.</summary>
    public static Country Of(string code) =>
        TryParse(code, out var country) ? country : throw new ArgumentException($"{code} is no country of ISO 3166-1.", nameof(code));

    /// <summary>Writes the code as ASCII; the destination needs room for <see cref="Length"/> bytes. Not for <see cref="None"/>.</summary>
    public void Write(Span<byte> destination)
    {
        destination[1] = (byte)('A' + (_packed - 1) % Letters);
        destination[0] = (byte)('A' + (_packed - 1) / Letters);
    }

    /// <inheritdoc/>
    public int CompareTo(Country other) => _packed.CompareTo(other._packed);

    /// <summary>The code; empty for <see cref="None"/>.</summary>
    public override string ToString() => IsNone ? "" : Iso3166.CodeOf(_packed);
}
