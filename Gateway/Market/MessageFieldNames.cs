using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Trading.Gateway.Market;

/// <summary>Finds the field that a key names, with white space taken out of the key where there is some.</summary>
internal static class MessageFieldNames
{
    private const int KeyBytesMax = 128;
    private const int BlankMax = 0x20;
    private const int AsciiMax = 0x7F;

    private static readonly ImmutableArray<string> Names =
    [
        "userId", "currencyFrom", "currencyTo", "amountSell", "amountBuy", "rate", "timePlaced", "originatingCountry", "id",
    ];

    private static readonly ImmutableArray<byte[]> Utf8Names = [.. Names.Select(Encoding.ASCII.GetBytes)];

    /// <summary>How many fields there are.</summary>
    public static int Count => Names.Length;

    /// <summary>The name of a field.</summary>
    public static string Of(MessageField field) => Names[(int)field];

    /// <summary>The field whose key the reader is at; null where there is none of that name.</summary>
    /// <param name="reader">At a property name.</param>
    /// <param name="expected">The field to look at first.</param>
    /// <param name="isRepaired">True where white space was taken out.</param>
    public static MessageField? Find(in Utf8JsonReader reader, int expected, out bool isRepaired)
    {
        isRepaired = false;
        var key = reader.ValueSpan;
        if (!reader.ValueIsEscaped && expected < Count && key.SequenceEqual(Utf8Names[expected]))
            return (MessageField)expected;
        if (key.Length > KeyBytesMax)
            return null;
        Span<byte> copy = stackalloc byte[KeyBytesMax];
        var length = reader.CopyString(copy);
        copy = copy[..length];
        foreach (var letter in copy)
            isRepaired |= letter is <= BlankMax or > AsciiMax;
        if (isRepaired)
            copy = copy[..Blanks.Remove(copy)];
        isRepaired = copy.Length != length;
        for (var i = 0; i < Count; i++)
            if (copy.SequenceEqual(Utf8Names[i]))
                return (MessageField)i;
        return null;
    }
}
