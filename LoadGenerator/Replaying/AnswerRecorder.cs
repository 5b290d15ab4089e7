using System.Buffers;
using System.Buffers.Text;

namespace Trading.LoadGenerator.Replaying;

/// <summary>
/// Writes one connection's answers to an <see cref="AnswerFile"/>: <c>number,user,code,retries[,json]</c> a line. The history of a
/// summary is left out.
/// </summary>
internal sealed class AnswerRecorder(AnswerFile file)
{
    private const int FlushAt = 1 << 18;

    private readonly ArrayBufferWriter<byte> _buffer = new(FlushAt * 2);

    /// <summary>Records the final answer of a line.</summary>
    public void Write(LaneScript script, int line, ReplyStatus status, int retries, ReadOnlySpan<byte> result)
    {
        var history = result.IndexOf(",\"history\":"u8);
        var kept = history < 0 ? result : result[..history];
        var user = UserOf(script.LineAt(line));
        var code = ReplyStatuses.Utf8Of(status);
        var target = _buffer.GetSpan(64 + user.Length + code.Length + kept.Length);
        var at = Append(target, 0, script.Numbers[line]);
        target[at++] = (byte)',';
        at = Append(target, at, user);
        target[at++] = (byte)',';
        at = Append(target, at, code);
        target[at++] = (byte)',';
        at = Append(target, at, retries);
        if (!kept.IsEmpty)
        {
            target[at++] = (byte)',';
            at = Append(target, at, kept);
            if (history >= 0)
                target[at++] = (byte)'}';
        }

        target[at++] = (byte)'\n';
        _buffer.Advance(at);
        if (_buffer.WrittenCount >= FlushAt)
            Flush();
    }

    /// <summary>Hands everything to the file.</summary>
    public void Flush()
    {
        file.Append(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    private static ReadOnlySpan<byte> UserOf(ReadOnlySpan<byte> line)
    {
        var start = line.IndexOf((byte)',') + 1;
        if (start == 0)
            return [];
        var rest = line[start..].TrimEnd((byte)'\n');
        var end = rest.IndexOf((byte)',');
        if (end < 0 && line[..start].EndsWith(" DUMPLOG,"u8))
            return [];
        return end < 0 ? rest : rest[..end];
    }

    private static int Append(Span<byte> target, int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(target[at..]);
        return at + text.Length;
    }

    private static int Append(Span<byte> target, int at, long number)
    {
        Utf8Formatter.TryFormat(number, target[at..], out var written);
        return at + written;
    }
}
