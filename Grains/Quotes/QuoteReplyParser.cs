using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Trading.Quotes;

/// <summary>
/// Reads the quote server's answer, <c>price,SYMBOL,user,timestampMs,cryptokey</c>, and refuses whatever is not one for the question asked.
/// </summary>
internal static class QuoteReplyParser
{
    /// <summary>The longest cryptokey; that of the legacy server has 56 characters.</summary>
    internal const int CryptoKeyLengthMax = 128;

    /// <summary>
    /// The longest answer in bytes with its end: price 16, symbol 3, user 64 characters of up to 3 bytes, timestamp 19, key 128, and
    /// separators.
    /// </summary>
    internal const int BytesMax = 512;

    private const int Fields = 5;

    private static readonly SearchValues<byte> Printable =
        SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (byte)c)]);

    /// <summary>Reads a line without its line feed.</summary>
    internal static QuoteReply Parse(ReadOnlySpan<byte> line, Symbol symbol, string user)
    {
        if (line.EndsWith("\r"u8))
            line = line[..^1];
        Span<Range> fields = stackalloc Range[Fields + 1];
        if (Split(line, fields) != Fields)
            return QuoteReply.Failed(QuoteFailure.Malformed);
        if (!Symbol.TryParse(line[fields[1]], out var answered) || answered != symbol)
            return QuoteReply.Failed(QuoteFailure.WrongSymbol);
        if (!IsUser(line[fields[2]], user))
            return QuoteReply.Failed(QuoteFailure.WrongUser);
        if (!Money.TryParse(line[fields[0]], out var price) || !price.IsPositive || price > Money.Max)
            return QuoteReply.Failed(QuoteFailure.BadPrice);
        var timestamp = line[fields[3]];
        if (!Utf8Parser.TryParse(timestamp, out long timestampMs, out var used) || used != timestamp.Length || timestampMs <= 0)
            return QuoteReply.Failed(QuoteFailure.BadTimestamp);
        var key = line[fields[4]];
        if (key.Length is 0 or > CryptoKeyLengthMax || key.ContainsAnyExcept(Printable))
            return QuoteReply.Failed(QuoteFailure.BadCryptoKey);
        return QuoteReply.Ok(price, timestampMs, Encoding.ASCII.GetString(key));
    }

    private static int Split(ReadOnlySpan<byte> line, Span<Range> fields)
    {
        var count = 0;
        foreach (var range in line.Split((byte)','))
        {
            if (count == fields.Length)
                break;
            fields[count++] = range;
        }

        return count;
    }

    private static bool IsUser(ReadOnlySpan<byte> text, string user)
    {
        Span<byte> bytes = stackalloc byte[BytesMax];
        return Encoding.UTF8.TryGetBytes(user, bytes, out var length) && text.SequenceEqual(bytes[..length]);
    }
}
