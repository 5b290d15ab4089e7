using System.Text;
using Trading.Accounts;
using Trading.Gateway.Access;

namespace Trading.Gateway.Tcp;

/// <summary>Reads the lines that say who sends: <c>AUTH token [session]</c> and <c>SESSION name</c> (gateway.md, "TCP").</summary>
internal static class Handshake
{
    private const int SessionLengthMax = 64;

    /// <summary>True where the line is an <c>AUTH</c>, right or wrong.</summary>
    public static bool IsAuthentication(ReadOnlySpan<byte> line) => line.StartsWith("AUTH "u8) || line.SequenceEqual("AUTH"u8);

    /// <summary>True where the line is a <c>SESSION</c>, right or wrong.</summary>
    public static bool IsSession(ReadOnlySpan<byte> line) => line.StartsWith("SESSION "u8) || line.SequenceEqual("SESSION"u8);

    /// <summary>Reads an <c>AUTH</c> line; <see cref="Status.Ok"/>, or why not.</summary>
    /// <param name="line">The line.</param>
    /// <param name="authenticator">Knows the tokens.</param>
    /// <param name="caller">Who it is.</param>
    /// <param name="expiresAtMs">Until when that is good, Unix milliseconds.</param>
    /// <param name="session">The session that is named, or null.</param>
    public static Status Authenticate(
        ReadOnlySpan<byte> line, ITokenAuthenticator authenticator, out Caller? caller, out long expiresAtMs, out string? session)
    {
        caller = null;
        expiresAtMs = long.MaxValue;
        session = null;
        Span<Range> words = stackalloc Range[4];
        var count = line.TrimEnd((byte)' ').Split(words);
        if (count is < 2 or > 3 || !IsPrintable(line[words[1]]))
            return Status.Forbidden;
        if (!authenticator.TryAuthenticate(Encoding.ASCII.GetString(line[words[1]]), out caller, out expiresAtMs))
            return Status.Forbidden;
        return count == 2 || TryReadSession(line[words[2]], out session) ? Status.Ok : Status.Malformed;
    }

    /// <summary>Reads a <c>SESSION</c> line; <see cref="Status.Ok"/>, or why not.</summary>
    public static Status ReadSession(ReadOnlySpan<byte> line, out string? session) =>
        TryReadSession(line["SESSION".Length..].Trim((byte)' '), out session) ? Status.Ok : Status.Malformed;

    private static bool TryReadSession(ReadOnlySpan<byte> name, out string? session)
    {
        session = null;
        if (name.Length is 0 or > SessionLengthMax || !IsPrintable(name))
            return false;
        session = $"s:{Encoding.ASCII.GetString(name)}";
        return true;
    }

    private static bool IsPrintable(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'!', (byte)'~');

    private static int Split(this ReadOnlySpan<byte> text, Span<Range> words)
    {
        var count = 0;
        var start = 0;
        for (var i = 0; i <= text.Length && count < words.Length; i++)
        {
            if (i < text.Length && text[i] != (byte)' ')
                continue;
            if (i > start)
                words[count++] = start..i;
            start = i + 1;
        }

        return count;
    }
}
