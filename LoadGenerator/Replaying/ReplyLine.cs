namespace Trading.LoadGenerator.Replaying;

/// <summary>One reply of the TCP door: <c>[n] OK</c> with perhaps JSON, or <c>[n] ERR code message</c> (gateway.md).</summary>
internal readonly ref struct ReplyLine
{
    private ReplyLine(long number, ReplyStatus status, ReadOnlySpan<byte> result)
    {
        Number = number;
        Status = status;
        Result = result;
    }

    /// <summary>The transaction number that is answered.</summary>
    public long Number { get; }

    /// <summary>The status.</summary>
    public ReplyStatus Status { get; }

    /// <summary>The JSON result, or empty.</summary>
    public ReadOnlySpan<byte> Result { get; }

    /// <summary>Reads a line without its end; false where it is no such reply.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out ReplyLine reply)
    {
        reply = default;
        if (line.Length < 6 || line[0] != (byte)'[')
            return false;
        var number = 0L;
        var at = 1;
        for (; at < line.Length && at < 19; at++)
        {
            var digit = (uint)(line[at] - '0');
            if (digit > 9)
                break;
            number = number * 10 + digit;
        }

        if (at == 1 || line.Length < at + 4 || line[at] != (byte)']' || line[at + 1] != (byte)' ')
            return false;
        var rest = line[(at + 2)..];
        if (rest.StartsWith("OK"u8) && (rest.Length == 2 || rest[2] == (byte)' '))
        {
            reply = new ReplyLine(number, ReplyStatus.Ok, rest.Length > 3 ? rest[3..] : []);
            return true;
        }

        if (!rest.StartsWith("ERR "u8))
            return false;
        var code = rest[4..];
        var blank = code.IndexOf((byte)' ');
        reply = new ReplyLine(number, ReplyStatuses.Parse(blank < 0 ? code : code[..blank]), []);
        return true;
    }
}
