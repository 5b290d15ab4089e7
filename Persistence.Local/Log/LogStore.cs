using System.Buffers;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Trading.Persistence.Local;

/// <summary>
/// A durable map from keys to payloads, each with a version that every write changes. The files are an append-only log in segments; all
/// writes that wait go to the disk as one group. Safe for use from many threads.
/// </summary>
internal sealed class LogStore : IDisposable
{
    private readonly IStoreDirectory _directory;
    private readonly LocalStoreOptions _options;
    private readonly ILogger _logger;
    private readonly IDisposable _directoryLock;
    private readonly StoreState _state;
    private readonly GroupCommitter _committer;
    private readonly Compactor _compactor;
    private readonly TaskCompletionSource<Exception> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Never disposed of: whoever has just written may set it still.
    private readonly AutoResetEvent _work = new(false);
    private Thread? _writer;
    private bool _closed;

    private LogStore(IStoreDirectory directory, LocalStoreOptions options, ILogger logger, IDisposable directoryLock, StoreState state)
    {
        _directory = directory;
        _options = options;
        _logger = logger;
        _directoryLock = directoryLock;
        _state = state;
        _committer = new GroupCommitter(directory, options, state);
        _compactor = new Compactor(directory, options, state, _committer, logger);
    }

    /// <summary>Ends with the cause when the store stops after a failure; never where it is only closed.</summary>
    internal Task<Exception> Failed => _failed.Task;

    internal LocalStoreStatistics Statistics
    {
        get
        {
            lock (_state.Gate)
            {
                return new LocalStoreStatistics(
                    _state.Segments.Count,
                    _state.Segments.Sum(segment => (long)segment.RecordBytes),
                    _state.Segments.Sum(segment => segment.GarbageBytes),
                    _state.RecordCount,
                    _state.CommittedRecords,
                    _state.CommittedGroups,
                    _state.CommittedBytes,
                    _state.RemovedSegments,
                    _state.Stopped);
            }
        }
    }

    /// <summary>Opens the store in a folder, or makes one there, and brings back every record that was acknowledged.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="options">Valid settings.</param>
    /// <param name="logger">Where to say what was found.</param>
    /// <param name="startWriter">False to have <see cref="RunWriterOnce"/> called instead of a thread of the store's own.</param>
    /// <exception cref="StoreInUseException">Another process has the folder.</exception>
    /// <exception cref="StoreDamagedException">The files are not what was written.</exception>
    /// <exception cref="StoreVersionException">The files have a format that is not known.</exception>
    internal static LogStore Open(IStoreDirectory directory, LocalStoreOptions options, ILogger logger, bool startWriter = true)
    {
        long started = Stopwatch.GetTimestamp();
        IDisposable directoryLock = directory.Lock();
        try
        {
            StoreState state = new StoreRecovery(directory, options, logger).Recover();
            var store = new LogStore(directory, options, logger, directoryLock, state);
            LocalStoreStatistics statistics = store.Statistics;
            StoreLog.Opened(logger, directory.Path, statistics.RecordCount, statistics.SegmentCount, statistics.StoredBytes,
                Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (startWriter)
            {
                store.StartWriter();
            }

            return store;
        }
        catch
        {
            directoryLock.Dispose();
            throw;
        }
    }

    /// <summary>Asks to write a payload, or to clear the key.</summary>
    /// <param name="key">The key, 1 to 65,535 bytes.</param>
    /// <param name="kind">Put or clear.</param>
    /// <param name="expectedVersion">The version that the key must have, writes on their way included; 0 for none.</param>
    /// <param name="payload">The payload; copied before this returns. Empty for a clear.</param>
    /// <exception cref="StoreStoppedException">The store takes no writes.</exception>
    internal Admission TryWrite(ReadOnlySpan<byte> key, RecordKind kind, long expectedVersion, ReadOnlySpan<byte> payload)
    {
        int length = CheckedLength(key, payload);
        Admission admission;
        bool wakes;
        lock (_state.Gate)
        {
            ThrowIfStopped();
            CommitGroup group = _state.Filling;
            if (!group.IsEmpty && group.Length + length > Math.Min(_options.MaxGroupBytes, _options.SegmentBytes - SegmentHeader.Size))
            {
                return new Admission(AdmissionStatus.Full, 0, group);
            }

            long current = _state.Index.Find(key)?.ExpectedVersion ?? 0;
            if (current != expectedVersion)
            {
                return new Admission(AdmissionStatus.Conflict, current, null);
            }

            if (kind == RecordKind.Clear && current == 0)
            {
                return new Admission(AdmissionStatus.Nothing, 0, null);
            }

            long version = group.Add(_state.Index.FindOrAdd(key), kind, version: 0, payload);
            admission = new Admission(AdmissionStatus.Accepted, version, group);
            wakes = _state.WriterIdle;
            _state.WriterIdle = false;
        }

        // Not under the lock, for which the writer would wait as soon as it woke.
        if (wakes)
        {
            _work.Set();
        }

        return admission;
    }

    /// <summary>
    /// Reads the durable payload of a key. While a change of it is on its way to the disk there is no answer: the old payload would be
    /// out of date, and the new one might yet be lost.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The payload, or version 0 if there is none. To be disposed of.</param>
    /// <param name="pending">Without an answer: the group to wait for before asking again.</param>
    /// <exception cref="StoreDamagedException">The file does not hold what was written.</exception>
    /// <exception cref="StoreStoppedException">The store is closed.</exception>
    internal bool TryRead(ReadOnlySpan<byte> key, out StoredValue value, [NotNullWhen(false)] out CommitGroup? pending)
    {
        Segment segment;
        int offset;
        int length;
        long version;
        pending = null;
        lock (_state.Gate)
        {
            if (_closed)
            {
                ThrowIfStopped();
            }

            RecordEntry? entry = _state.Index.Find(key);
            if (entry is { IsChanging: true })
            {
                value = default;
                pending = entry.Pending!;
                return false;
            }

            if (entry is not { Exists: true, Segment: { } found })
            {
                value = new StoredValue([], 0, 0, 0);
                return true;
            }

            (segment, offset, length, version) = (found, entry.Offset, entry.Length, entry.Version);
            segment.Acquire();
        }

        try
        {
            value = ReadRecord(segment, offset, length, key, version);
            return true;
        }
        finally
        {
            segment.Release();
        }
    }

    /// <summary>Fails for a write whose group did not become durable.</summary>
    internal StoreStoppedException StoppedException()
    {
        lock (_state.Gate)
        {
            return new StoreStoppedException(_directory.Path, _state.StopCause);
        }
    }

    /// <summary>One round of the writer: takes what waits to the disk, then goes on with compaction.</summary>
    /// <returns>False if the store has stopped, or there is nothing more to do.</returns>
    internal bool RunWriterOnce()
    {
        if (_state.StopCause is not null)
        {
            return false;
        }

        try
        {
            int bytes = _committer.CommitPending();
            bool works = _compactor.HasWork;
            if (works)
            {
                _compactor.Step(bytes);
            }

            return bytes > 0 || works;
        }
        catch (Exception e)
        {
            // Whatever it was, memory and disk may differ from now on; no write may build on either.
            Stop(e);
            return false;
        }
    }

    /// <summary>Takes what waits to the disk, and gives the folder back. Later writes fail.</summary>
    public void Dispose()
    {
        lock (_state.Gate)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            _state.Stopped = true;
        }

        _work.Set();
        if (_writer is null)
        {
            Close();
        }
        else
        {
            _writer.Join();
        }

        _compactor.Dispose();
        foreach (Segment segment in _state.Segments)
        {
            segment.Release();
        }

        _directoryLock.Dispose();
        StoreLog.Closed(_logger, _directory.Path);
    }

    private static int CheckedLength(ReadOnlySpan<byte> key, ReadOnlySpan<byte> payload)
    {
        ArgumentOutOfRangeException.ThrowIfZero(key.Length, nameof(key));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, RecordHeader.MaxKeyLength, nameof(key));
        long length = (long)RecordHeader.Size + key.Length + payload.Length;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, RecordHeader.MaxLength, nameof(payload));
        return RecordHeader.Padded((int)length);
    }

    private static StoredValue ReadRecord(Segment segment, int offset, int length, ReadOnlySpan<byte> key, long version)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Span<byte> record = buffer.AsSpan(0, length);
            if (segment.File.Read(record, offset) == length && RecordHeader.IsIntact(record, segment.Header.Salt))
            {
                RecordHeader header = RecordHeader.Read(record);
                if (header.Version == version && header.PaddedLength == length
                    && record.Slice(RecordHeader.Size, header.KeyLength).SequenceEqual(key))
                {
                    return new StoredValue(buffer, RecordHeader.Size + header.KeyLength, header.PayloadLength, version);
                }
            }

            throw new StoreDamagedException(segment.Path, offset, "the record is not what was written");
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    private void StartWriter()
    {
        _writer = new Thread(RunWriter) { Name = "store writer", IsBackground = true };
        _writer.Start();
    }

    private void RunWriter()
    {
        while (WaitForWork())
        {
            RunWriterOnce();
        }

        Close();
    }

    /// <returns>False once the store is closed or has failed.</returns>
    private bool WaitForWork()
    {
        while (true)
        {
            lock (_state.Gate)
            {
                if (_state.Stopped)
                {
                    return false;
                }

                if (!_state.Filling.IsEmpty || _compactor.HasWork)
                {
                    return true;
                }

                _state.WriterIdle = true;
            }

            _work.WaitOne();
        }
    }

    /// <summary>
    /// Writes the last group, and the list of segments with the end of every one, so that the next start knows where the log ends and needs
    /// no guess about a torn tail.
    /// </summary>
    private void Close()
    {
        if (_state.StopCause is not null)
        {
            return;
        }

        try
        {
            _committer.CommitPending();
            lock (_state.Gate)
            {
                _state.Active.IsSealed = true;
            }

            _committer.WriteManifest(_ => true);
        }
        catch (Exception e)
        {
            Stop(e);
        }
    }

    private void Stop(Exception cause)
    {
        CommitGroup waiting;
        lock (_state.Gate)
        {
            _state.Stopped = true;
            _state.StopCause = cause;
            waiting = _state.Filling;
        }

        waiting.Complete(durable: false);
        StoreLog.Stopped(_logger, _directory.Path, cause);
        _failed.TrySetResult(cause);
    }

    private void ThrowIfStopped()
    {
        if (_state.Stopped)
        {
            throw new StoreStoppedException(_directory.Path, _state.StopCause);
        }
    }
}
