using Orleans;

namespace Trading.Market;

/// <summary>A currency of ISO 4217, held in two bytes. The default, <see cref="None"/>, is no currency.</summary>
[GenerateSerializer, Immutable, Alias("trade-currency")]
public readonly record struct Currency : IComparable<Currency>
{
    /// <summary>The number of characters of a code.</summary>
    public const int Length = 3;

    private const int Letters = 26;

    [Id(0)]
    private readonly ushort _packed;

    private Currency(ushort packed) => _packed = packed;

    /// <summary>No currency.</summary>
    public static Currency None => default;

    /// <summary>True for <see cref="None"/>.</summary>
    public bool IsNone => _packed == 0;

    /// <summary>
    /// The code in a number, from 1; 0 for <see cref="None"/>. Stable: it is stored. Codes in alphabetical order have rising numbers.
    /// </summary>
    public ushort Packed => _packed;

    /// <summary>Reads a code; false where it is not in <see cref="Iso4217"/>. Case counts.</summary>
    public static bool TryParse(ReadOnlySpan<byte> code, out Currency currency)
    {
        currency = default;
        if (code.Length != Length || code.ContainsAnyExceptInRange((byte)'A', (byte)'Z'))
            return false;
        return TryUnpack(((code[0] - 'A') * Letters + code[1] - 'A') * Letters + code[2] - 'A' + 1, out currency);
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out Currency)"/>
    public static bool TryParse(ReadOnlySpan<char> code, out Currency currency)
    {
        currency = default;
        if (code.Length != Length || code.ContainsAnyExceptInRange('A', 'Z'))
            return false;
        return TryUnpack(((code[0] - 'A') * Letters + code[1] - 'A') * Letters + code[2] - 'A' + 1, out currency);
    }

    /// <summary>The currency of a <see cref="Packed"/> number; false where it is of none.</summary>
    public static bool TryUnpack(int packed, out Currency currency)
    {
        var isKnown = Iso4217.Contains(packed);
        currency = isKnown ? new Currency((ushort)packed) : default;
        return isKnown;
    }

    /// <summary>The currency of a code; throws <see cref="ArgumentException"/> where there is none.</summary>
    public static Currency Of(string code) =>
        TryParse(code, out var currency) ? currency : throw new ArgumentException($"{code} is no currency of ISO 4217.", nameof(code));

    /// <summary>Writes the code as ASCII; the destination needs room for <see cref="Length"/> bytes. Not for <see cref="None"/>.</summary>
    public void Write(Span<byte> destination)
    {
        var rest = _packed - 1;
        destination[2] = (byte)('A' + rest % Letters);
        destination[1] = (byte)('A' + rest / Letters % Letters);
        destination[0] = (byte)('A' + rest / (Letters * Letters));
    }

    /// <inheritdoc/>
    public int CompareTo(Currency other) => _packed.CompareTo(other._packed);

    /// <summary>The code; empty for <see cref="None"/>.</summary>
    public override string ToString() => IsNone ? "" : Iso4217.CodeOf(_packed);
}
