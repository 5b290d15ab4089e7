using System.Buffers;

namespace Trading.Journal;

/// <summary>The entries that wait for the next write, copied into one buffer.</summary>
internal sealed class AppendQueue
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<PendingAppend> _appends = [];

    internal int Count => _appends.Count;

    internal PendingAppend this[int index] => _appends[index];

    internal void Add(ReadOnlySpan<byte> entry, IAppendCompletion completion)
    {
        _appends.Add(new PendingAppend(_bytes.WrittenCount, entry.Length, completion));
        _bytes.Write(entry);
    }

    internal ReadOnlySpan<byte> EntryOf(PendingAppend append) => _bytes.WrittenSpan.Slice(append.Offset, append.Length);

    /// <summary>Fails the appends from <paramref name="first"/> on.</summary>
    internal void Fail(int first, Exception cause)
    {
        for (int i = first; i < _appends.Count; i++)
        {
            _appends[i].Completion.OnFailed(cause);
        }
    }

    internal void Clear()
    {
        _bytes.ResetWrittenCount();
        _appends.Clear();
    }
}
