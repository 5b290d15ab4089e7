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

    // Between two steps the disk and the processors are for those who wait.
    private static readonly TimeSpan StepPause = TimeSpan.FromMilliseconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly ManualResetEventSlim _isAwaited = new();
    private Task<bool> _made = Task.FromResult(false);
    private long _length;

    /// <summary>Begins to make the file, unless there is one of that length, or one is being made.</summary>
    internal void Make(long length)
    {
        if (!_made.IsCompleted || (_made.Result && _length == length))
        {
            return;
        }

        _length = length;
        _isAwaited.Reset();
        _made = Task.Factory.StartNew(TryMake, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Gives the file its name, if there is one of that length; waits for one that is being made.</summary>
    internal bool TryTake(string name, long length)
    {
        // The list of segments is written while the next segment is being made, and must not wait for that.
        if (_length != length)
        {
            return false;
        }

        _isAwaited.Set();
        if (!_made.Result)
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
        _isAwaited.Set();
        _made.Wait();
        File.Delete(path);
    }

    /// <summary>
    /// Makes a file of zeros, a step at a time, each flushed: so that no step holds up another file's flush for long.
    /// </summary>
    /// <param name="path">Where; a file that is there is replaced.</param>
    /// <param name="length">Its length, in bytes.</param>
    /// <param name="afterStep">Called after each step.</param>
    internal static SafeFileHandle Create(string path, long length, Action? afterStep = null)
    {
        SafeFileHandle handle = File.OpenHandle(
            path, FileMode.Create, FileAccess.ReadWrite, DiskDirectory.AnyShare, FileOptions.None, length);
        try
        {
            Fill(handle, length, afterStep);
            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static void Fill(SafeFileHandle handle, long length, Action? afterStep)
    {
        byte[] zeros = new byte[Math.Min(WriteBytes, length)];
        for (long offset = 0; offset < length; offset += zeros.Length)
        {
            RandomAccess.Write(handle, zeros.AsSpan(0, (int)Math.Min(zeros.Length, length - offset)), offset);
            if ((offset + zeros.Length) % StepBytes == 0)
            {
                RandomAccess.FlushToDisk(handle);
                afterStep?.Invoke();
            }
        }

        RandomAccess.FlushToDisk(handle);
    }

    private void Pause()
    {
        _isAwaited.Wait(StepPause);
        _stop.Token.ThrowIfCancellationRequested();
    }

    private bool TryMake()
    {
        try
        {
            Create(path, _length, Pause).Dispose();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            // Whoever needs the file makes it then, and fails if it still cannot be made.
            return false;
        }
    }
}
