namespace Trading.LoadGenerator.Replaying;

/// <summary>The lines of one connection, laid out as they are sent: any run of lines is one slice of <see cref="Bytes"/>.</summary>
/// <param name="Bytes">The lines, each with its end.</param>
/// <param name="Starts">Where each line starts, and behind them the end of the last one.</param>
/// <param name="Numbers">The transaction number of each line.</param>
/// <param name="Positions">The place of each line among all lines of the replay, from 0: its turn in a paced plan.</param>
internal sealed record LaneScript(byte[] Bytes, int[] Starts, long[] Numbers, int[] Positions)
{
    /// <summary>How many lines there are.</summary>
    public int Count => Numbers.Length;

    /// <summary>The line with its end.</summary>
    public ReadOnlySpan<byte> LineAt(int line) => Bytes.AsSpan(Starts[line]..Starts[line + 1]);

    /// <summary>The lines from one to before another.</summary>
    public ReadOnlyMemory<byte> Slice(int from, int to) => Bytes.AsMemory(Starts[from]..Starts[to]);
}
