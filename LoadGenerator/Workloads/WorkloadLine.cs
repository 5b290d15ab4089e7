namespace Trading.LoadGenerator.Workloads;

/// <summary>Where the parts of one workload line are that a replay needs. Offsets count from the start of the line.</summary>
internal readonly record struct WorkloadLine
{
    /// <summary>The transaction number in brackets.</summary>
    public long Number { get; init; }

    /// <summary>Where the user id starts.</summary>
    public int UserStart { get; init; }

    /// <summary>The length of the user id; 0 where the line has none.</summary>
    public int UserLength { get; init; }

    /// <summary>True for the supervisor's <c>DUMPLOG,filename</c>.</summary>
    public bool IsFullDump { get; init; }

    /// <summary>
    /// Finds number and user in a line without its end. False where it does not start with a number above zero in brackets and a
    /// blank: no reply could be told
    /// to be that line's.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out WorkloadLine read)
    {
        read = default;
        var close = line.IndexOf((byte)']');
        if (close is < 2 or > 19 || line[0] != (byte)'[' || line[1] == (byte)'0' || close + 1 >= line.Length
            || line[close + 1] != (byte)' ')
            return false;
        var number = 0L;
        foreach (var digit in line[1..close])
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            number = number * 10 + (digit - '0');
        }

        var rest = line[(close + 2)..];
        var comma = rest.IndexOf((byte)',');
        if (comma < 0)
        {
            read = new WorkloadLine { Number = number };
            return number > 0;
        }

        var arguments = rest[(comma + 1)..];
        var next = arguments.IndexOf((byte)',');
        var isFullDump = next < 0 && rest[..comma].SequenceEqual("DUMPLOG"u8);
        read = new WorkloadLine
        {
            Number = number,
            UserStart = close + 2 + comma + 1,
            UserLength = isFullDump ? 0 : next < 0 ? arguments.Length : next,
            IsFullDump = isFullDump,
        };
        return number > 0;
    }
}
