using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Trading.Exchange;

/// <summary>The words that stand for the values of an enum on the wire, both ways. Case counts.</summary>
/// <typeparam name="TEnum">An enum over bytes whose values are 0, 1, 2 …; each has a word, or none where it is left out on the
/// wire.</typeparam>
public sealed class WordTable<TEnum>
    where TEnum : unmanaged, Enum
{
    private readonly ImmutableArray<string?> _words;
    private readonly ImmutableArray<byte[]> _utf8;

    /// <summary>A table with the words in the order of the values, in ASCII.</summary>
    public WordTable(params ReadOnlySpan<string?> words)
    {
        Debug.Assert(Unsafe.SizeOf<TEnum>() == 1, "only enums over bytes are looked up here");
        _words = [.. words];
        _utf8 = [.. _words.Select(word => Encoding.ASCII.GetBytes(word ?? ""))];
        Choices = string.Join(", ", _words.Where(word => word is not null));
    }

    /// <summary>All words, for people: <c>buy, sell</c>.</summary>
    public string Choices { get; }

    /// <summary>The word of a value; null where it has none.</summary>
    public string? Of(TEnum value) => _words[Unsafe.BitCast<TEnum, byte>(value)];

    /// <summary>The word of a value as ASCII; empty where it has none.</summary>
    public ReadOnlySpan<byte> Utf8Of(TEnum value) => _utf8[Unsafe.BitCast<TEnum, byte>(value)];

    /// <summary>The value of a word; false where no value has it.</summary>
    public bool TryParse(ReadOnlySpan<byte> word, out TEnum value)
    {
        for (var i = 0; i < _utf8.Length; i++)
        {
            if (_words[i] is null || !word.SequenceEqual(_utf8[i]))
                continue;
            value = Unsafe.BitCast<byte, TEnum>((byte)i);
            return true;
        }

        value = default;
        return false;
    }
}
