using System.Text;
using Orleans;

namespace Trading;

/// <summary>
/// A stock symbol: one to three ASCII letters or digits, case kept (day-trading.md), held in four bytes.
/// The default, <see cref="None"/>, stands where a command has no symbol.
/// </summary>
[GenerateSerializer, Immutable, Alias("symbol")]
public readonly struct Symbol : IEquatable<Symbol>
{
    private const int BitsPerCharacter = 8;
    private const int LengthMax = 3;

    [Id(0)]
    private readonly uint _packed;

    private Symbol(uint packed) => _packed = packed;

    /// <summary>No symbol.</summary>
    public static Symbol None => default;

    /// <summary>True for <see cref="None"/>.</summary>
    public bool IsNone => _packed == 0;

    /// <summary>The symbol's characters in a number, first character lowest; 0 for <see cref="None"/>. Stable: it is stored.</summary>
    public uint Packed => _packed;

    /// <summary>The number of characters, 0 to 3.</summary>
    public int Length => _packed == 0 ? 0 : _packed <= 0xFF ? 1 : _packed <= 0xFFFF ? 2 : 3;

    /// <summary>Reads a symbol; false where the text is not one to three ASCII letters or digits.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Symbol symbol)
    {
        symbol = default;
        if (text.Length is 0 or > LengthMax)
            return false;
        var packed = 0u;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit((char)text[i]))
                return false;
            packed |= (uint)text[i] << (BitsPerCharacter * i);
        }

        symbol = new Symbol(packed);
        return true;
    }

    /// <summary>Reads a symbol from text, or throws <see cref="FormatException"/>.</summary>
    public static Symbol Parse(string text) =>
        TryParse(Encoding.UTF8.GetBytes(text), out var symbol) ? symbol : throw new FormatException($"'{text}' is not a stock symbol.");

    /// <summary>
    /// The symbol that <see cref="Packed"/> gave, or <see cref="None"/>; throws <see cref="FormatException"/> on any other number.
    /// </summary>
    public static Symbol FromPacked(uint packed)
    {
        Span<byte> text = stackalloc byte[LengthMax];
        var symbol = new Symbol(packed);
        if (packed != 0 && (packed > 0xFFFFFF || !TryParse(text[..symbol.Write(text)], out _)))
            throw new FormatException($"{packed} is not a packed stock symbol.");
        return symbol;
    }

    /// <summary>Writes the characters as ASCII; returns how many, 0 to 3. The destination needs room for three.</summary>
    public int Write(Span<byte> destination)
    {
        var length = Length;
        for (var i = 0; i < length; i++)
            destination[i] = unchecked((byte)(_packed >> (BitsPerCharacter * i)));
        return length;
    }

    /// <summary>The same symbol.</summary>
    public static bool operator ==(Symbol a, Symbol b) => a._packed == b._packed;

    /// <summary>Different symbols.</summary>
    public static bool operator !=(Symbol a, Symbol b) => a._packed != b._packed;

    /// <inheritdoc/>
    public bool Equals(Symbol other) => _packed == other._packed;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Symbol other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)_packed;

    /// <summary>The characters; empty for <see cref="None"/>.</summary>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[LengthMax];
        return Encoding.ASCII.GetString(text[..Write(text)]);
    }
}
