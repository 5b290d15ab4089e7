using Orleans;

namespace Trading.Accounts;

/// <summary>
/// The summary of an account as UTF-8 JSON (gateway.md, "Summary"), in parts: the history, which is most of it, is a view of text that
/// never changes and that the account's next summaries use too, so that a summary costs what is new in it.
/// </summary>
/// <param name="Head">The object from its beginning into the history's array.</param>
/// <param name="History">The entries of the history, newest first, separated by commas.</param>
/// <param name="IsTruncated">True where the history had older entries.</param>
[GenerateSerializer, Immutable, Alias("account-summary")]
public sealed record AccountSummary(
    [property: Id(0)] byte[] Head, [property: Id(1)] ReadOnlyMemory<byte> History, [property: Id(2)] bool IsTruncated)
{
    private ReadOnlySpan<byte> Tail => IsTruncated ? "],\"historyTruncated\":true}"u8 : "],\"historyTruncated\":false}"u8;

    /// <summary>The number of bytes of the whole JSON.</summary>
    public int Length => Head.Length + History.Length + Tail.Length;

    /// <summary>Writes the whole JSON, <see cref="Length"/> bytes.</summary>
    public void CopyTo(Span<byte> destination)
    {
        Head.CopyTo(destination);
        History.Span.CopyTo(destination[Head.Length..]);
        Tail.CopyTo(destination[(Head.Length + History.Length)..]);
    }

    /// <summary>The whole JSON.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }
}
