using System.Buffers;

namespace Trading.LoadGenerator.Replaying;

/// <summary>Collects the lines of one connection.</summary>
internal sealed class LaneScriptBuilder
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1 << 16);
    private readonly List<int> _starts = [];
    private readonly List<long> _numbers = [];
    private readonly List<int> _positions = [];

    /// <summary>How many lines were added.</summary>
    public int Count => _numbers.Count;

    /// <summary>Adds a line that comes without its end.</summary>
    public void Add(ReadOnlySpan<byte> line, long number, int position, bool isQuiet)
    {
        _starts.Add(_bytes.WrittenCount);
        _numbers.Add(number);
        _positions.Add(position);
        var target = _bytes.GetSpan(line.Length + 2);
        var at = 0;
        if (isQuiet)
            target[at++] = (byte)'!';
        line.CopyTo(target[at..]);
        at += line.Length;
        target[at++] = (byte)'\n';
        _bytes.Advance(at);
    }

    /// <summary>The finished script.</summary>
    public LaneScript Build() => new(_bytes.WrittenSpan.ToArray(), [.. _starts, _bytes.WrittenCount], [.. _numbers], [.. _positions]);
}
