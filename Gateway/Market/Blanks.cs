using System.Buffers;
using System.Text;

namespace Trading.Gateway.Market;

/// <summary>White space in UTF-8 text, as Unicode defines it, and the byte order mark, which is as little to be seen.</summary>
internal static class Blanks
{
    private const int ByteOrderMark = 0xFEFF;

    /// <summary>The text without white space at both ends.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && (text[0] <= ' ' || text[0] >= 0x80))
        {
            if (Rune.DecodeFromUtf8(text, out var rune, out var length) != OperationStatus.Done || !IsBlank(rune))
                break;
            text = text[length..];
        }

        while (!text.IsEmpty && (text[^1] <= ' ' || text[^1] >= 0x80))
        {
            if (Rune.DecodeLastFromUtf8(text, out var rune, out var length) != OperationStatus.Done || !IsBlank(rune))
                break;
            text = text[..^length];
        }

        return text;
    }

    /// <summary>Takes all white space out of a text, in place; the length of what remains.</summary>
    public static int Remove(Span<byte> text)
    {
        var kept = 0;
        for (var i = 0; i < text.Length;)
        {
            var isRune = Rune.DecodeFromUtf8(text[i..], out var rune, out var length) == OperationStatus.Done;
            if (!isRune || !IsBlank(rune))
            {
                text.Slice(i, length).CopyTo(text[kept..]);
                kept += length;
            }

            i += length;
        }

        return kept;
    }

    private static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value == ByteOrderMark;
}
