using Microsoft.Win32.SafeHandles;

namespace Trading.Persistence.Local;

/// <summary>
/// A file of zeros that is made before it is needed, beside the writer's thread: writing 64 MiB takes a disk 40 ms, in which nothing could
/// be acknowledged. One thread at a time uses it.
/// </summary>
internal sealed class SpareFile(string path)
{
    private const int StepBytes = 1 << 20;

    // The page cache keeps what one call wrote as one piece, and counts all of it as written again when a part of it is.
    private const int WriteBytes = 64 << 10;

    private readonly CancellationTokenSource _stop = new();
    private Task<bool> _made = Task.FromResult(false);
    private long _length;

    /// <summary>Begins to make the file, unless there is one of that length.</summary>
    internal void Make(long length)
    {
        if (_made.Result && _length == length)
        {
            return;
        }

        _length = length;
        _made = Task.Factory.StartNew(TryMake, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Gives the file its name, if there is one of that length; waits for one that is being made.</summary>
    internal bool TryTake(string name, long length)
    {
        if (!_made.Result || _length != length)
        {
            return false;
        }

        _made = Task.FromResult(false);
        File.Move(path, name, overwrite: true);
        return true;
    }

    /// <summary>Removes the file, for there will be no next one.</summary>
    internal void Remove()
    {
        _stop.Cancel();
        _made.Wait();
        File.Delete(path);
    }

    /// <summary>
    /// Writes zeros over the whole file, a step at a time, each flushed: so that no step holds up another file's flush for long.
    /// </summary>
    internal static void Fill(SafeFileHandle handle, long length, CancellationToken stop = default)
    {
        byte[] zeros = new byte[Math.Min(WriteBytes, length)];
        for (long offset = 0; offset < length; offset += zeros.Length)
        {
            RandomAccess.Write(handle, zeros.AsSpan(0, (int)Math.Min(zeros.Length, length - offset)), offset);
            if ((offset + zeros.Length) % StepBytes == 0)
            {
                stop.ThrowIfCancellationRequested();
                RandomAccess.FlushToDisk(handle);
            }
        }

        RandomAccess.FlushToDisk(handle);
    }

    private bool TryMake()
    {
        try
        {
            using SafeFileHandle handle = File.OpenHandle(
                path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, FileOptions.None, _length);
            Fill(handle, _length, _stop.Token);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            // Whoever needs the file makes it then, and fails if it still cannot be made.
            return false;
        }
    }
}
