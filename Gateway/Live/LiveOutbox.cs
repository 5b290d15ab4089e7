using System.Runtime.CompilerServices;

namespace Trading.Gateway.Live;

/// <summary>
/// The sending side of one connection. Everything here belongs to its lane, except what is said to be for the reading side. The connection
/// may be gone for the reading side while a write of it is still under way here.
/// </summary>
internal sealed class LiveOutbox(LiveLane lane, Stream stream, Action abort)
{
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ValueTaskAwaiter _write;
    private Action? _onWritten;
    private long _pongAt;
    private volatile bool _isClosing;
    private volatile bool _isPinged;

    /// <summary>Who sends it.</summary>
    public LiveLane Lane => lane;

    /// <summary>The client's.</summary>
    public Stream Stream => stream;

    /// <summary>What waits.</summary>
    public OutboxQueue Queue { get; } = new();

    /// <summary>Its place among the lane's connections.</summary>
    public int Index { get; set; }

    /// <summary>True while it waits for its turn to write.</summary>
    public bool IsReady { get; set; }

    /// <summary>True while it waits for its turn among those that come first.</summary>
    public bool IsUrgent { get; set; }

    /// <summary>The buffer of a write that is under way; null where none is.</summary>
    public byte[]? Writing { get; set; }

    /// <summary>True where a write is under way.</summary>
    public bool IsWriting { get; set; }

    /// <summary>True once nothing more can be sent.</summary>
    public bool HasFailed { get; set; }

    /// <summary>True once the reading side is done.</summary>
    public bool IsGone { get; set; }

    /// <summary>When a frame that programs get to see was last queued, as a timestamp.</summary>
    public long SentAt { get; set; }

    /// <summary>When the last ping was sent, as a timestamp.</summary>
    public long PingAt { get; set; }

    /// <summary>When the close frame was queued, as a timestamp.</summary>
    public long CloseAt { get; set; }

    /// <summary>Called by each sweep with the time in Unix milliseconds: the reading side's look at its token.</summary>
    public Action<long>? OnSweep { get; set; }

    /// <summary>When the last pong came, as a timestamp. For both sides.</summary>
    public long PongAt
    {
        get => Volatile.Read(ref _pongAt);
        set => Volatile.Write(ref _pongAt, value);
    }

    /// <summary>True once a close frame has been queued: what the client asks from then on is not answered. For both sides.</summary>
    public bool IsClosing
    {
        get => _isClosing;
        set => _isClosing = value;
    }

    /// <summary>True where a ping has not been answered yet. For both sides.</summary>
    public bool IsPinged
    {
        get => _isPinged;
        set => _isPinged = value;
    }

    /// <summary>Ends when the lane has done with it: nothing is written from then on. For the reading side.</summary>
    public Task Finished => _finished.Task;

    /// <summary>Sends a frame after all that waits. For the reading side.</summary>
    public void Send(LiveFrame frame) => lane.Post(new LaneMessage(LaneMessageKind.Send, this, frame));

    /// <summary>Ends the connection by that frame, after all that waits. For the reading side.</summary>
    public void Close(LiveFrame frame) => lane.Post(new LaneMessage(LaneMessageKind.Close, this, frame));

    /// <summary>Cuts the connection.</summary>
    public void Abort() => abort();

    /// <summary>Says that the lane has done with it.</summary>
    public void Finish() => _finished.TrySetResult();

    /// <summary>Waits for a write; its end is a message to the lane.</summary>
    public void Await(ValueTaskAwaiter write, byte[]? buffer)
    {
        IsWriting = true;
        Writing = buffer;
        _write = write;
        _onWritten ??= () => lane.Post(new LaneMessage(LaneMessageKind.Written, this));
        write.UnsafeOnCompleted(_onWritten);
    }

    /// <summary>Ends the wait.</summary>
    /// <exception cref="Exception">The write has failed.</exception>
    public void EndWrite()
    {
        var write = _write;
        _write = default;
        IsWriting = false;
        Writing = null;
        write.GetResult();
    }
}
