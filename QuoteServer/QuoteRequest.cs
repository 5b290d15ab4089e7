using System.Text;

namespace Trading.QuoteServer;

/// <summary>A request to the quote server: <c>SYMBOL,user</c>.</summary>
/// <param name="Symbol">One to three ASCII letters or digits.</param>
/// <param name="User">Not empty, without a comma or a control character.</param>
internal sealed record QuoteRequest(string Symbol, string User)
{
    /// <summary>The longest request line, in bytes without its end: a symbol, a comma and 64 characters of at most three bytes.</summary>
    internal const int BytesMax = 200;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a request line without its end; null where it is none.</summary>
    internal static QuoteRequest? Parse(ReadOnlySpan<byte> line)
    {
        if (line.EndsWith("\r"u8))
            line = line[..^1];
        var comma = line.IndexOf((byte)',');
        if (comma is < 1 or > 3 || line.Length == comma + 1 || line[(comma + 1)..].Contains((byte)','))
            return null;
        foreach (var c in line[..comma])
            if (!char.IsAsciiLetterOrDigit((char)c))
                return null;
        foreach (var c in line)
            if (char.IsControl((char)c) && c < 0x80)
                return null;
        try
        {
            return new QuoteRequest(Encoding.ASCII.GetString(line[..comma]), Utf8.GetString(line[(comma + 1)..]));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
