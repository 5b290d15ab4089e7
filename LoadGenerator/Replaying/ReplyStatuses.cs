using System.Collections.Immutable;
using System.Text;

namespace Trading.LoadGenerator.Replaying;

/// <summary>The codes of <see cref="ReplyStatus"/> on the wire.</summary>
internal static class ReplyStatuses
{
    private static readonly ImmutableArray<string> Codes =
    [
        "ok", "malformed", "unknown_command", "bad_amount", "unknown_user", "insufficient_funds", "insufficient_shares",
        "less_than_one_share", "nothing_pending", "no_trigger_amount", "quote_unavailable", "limit_exceeded", "forbidden",
        "overloaded", "internal", "unknown",
    ];

    private static readonly ImmutableArray<byte[]> CodesUtf8 = [.. Codes.Select(Encoding.ASCII.GetBytes)];

    /// <summary>How many there are.</summary>
    public static int Count => Codes.Length;

    /// <summary>The code, such as <c>insufficient_funds</c>.</summary>
    public static string Of(ReplyStatus status) => Codes[(int)status];

    /// <summary>The code as ASCII bytes.</summary>
    public static ReadOnlySpan<byte> Utf8Of(ReplyStatus status) => CodesUtf8[(int)status];

    /// <summary>The status of a code, or <see cref="ReplyStatus.Unknown"/>.</summary>
    public static ReplyStatus Parse(ReadOnlySpan<byte> code)
    {
        for (var i = 0; i < CodesUtf8.Length; i++)
            if (code.SequenceEqual(CodesUtf8[i]))
                return (ReplyStatus)i;
        return ReplyStatus.Unknown;
    }

    /// <summary>True where the line has no final answer yet: it is sent again.</summary>
    public static bool IsTransient(ReplyStatus status) => status is ReplyStatus.Overloaded or ReplyStatus.Internal;
}
