using System.Buffers;

namespace Trading.Journal;

/// <summary>The entries that wait for the next write, copied into one buffer.</summary>
internal sealed class AppendQueue
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<PendingAppend> _appends = [];

    internal int Count => _appends.Count;

    internal PendingAppend this[int index] => _appends[index];

    internal Task<JournalPosition> Add(ReadOnlySpan<byte> entry)
    {
        // Continuations run in a turn of their own, never in the middle of the write loop.
        var completion = new TaskCompletionSource<JournalPosition>(TaskCreationOptions.RunContinuationsAsynchronously);
        _appends.Add(new PendingAppend(_bytes.WrittenCount, entry.Length, completion));
        _bytes.Write(entry);
        return completion.Task;
    }

    internal ReadOnlySpan<byte> EntryOf(PendingAppend append) => _bytes.WrittenSpan.Slice(append.Offset, append.Length);

    /// <summary>Fails the appends from <paramref name="first"/> on.</summary>
    internal void Fail(int first, Exception cause)
    {
        for (int i = first; i < _appends.Count; i++)
        {
            _appends[i].Completion.SetException(cause);
        }
    }

    internal void Clear()
    {
        _bytes.ResetWrittenCount();
        _appends.Clear();
    }
}
