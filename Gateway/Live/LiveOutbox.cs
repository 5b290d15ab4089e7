using System.Net.Sockets;

namespace Trading.Gateway.Live;

/// <summary>
/// The sending side of one connection. Everything here belongs to its lane, except what is said to be for the reading side. The connection
/// may be gone for the reading side while a write of it is still under way here.
/// </summary>
internal sealed class LiveOutbox(LiveLane lane, Stream stream, Socket? socket, Action abort)
{
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
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

    /// <summary>
    /// The client's socket, once it may be written to without the server's help: see <see cref="GoDirect"/>. Null before that, or where
    /// the connection is encrypted.
    /// </summary>
    public Socket? Direct { get; private set; }

    /// <summary>True once anything has been written.</summary>
    public bool HasWritten { get; set; }

    /// <summary>The write that waits for the client; null where none does.</summary>
    public OutboxWrite? Waiting { get; set; }

    /// <summary>True where a write is under way.</summary>
    public bool IsWriting => Waiting is not null;

    /// <summary>True once nothing more can be sent.</summary>
    public bool HasFailed { get; set; }

    /// <summary>True once the reading side is done.</summary>
    public bool IsGone { get; set; }

    /// <summary>When a frame that programs get to see was last queued, as a timestamp.</summary>
    public long SentAt { get; set; }

    /// <summary>When the last ping was sent, as a timestamp.</summary>
    public long PingAt { get; set; }

    /// <summary>Until when a client that is being closed may take its leave, as a timestamp.</summary>
    public long CloseBy { get; set; } = long.MaxValue;

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

    /// <summary>
    /// From now on writes go to the socket itself, which spares the server's own queues on the way and keeps a turn of the lane as long as
    /// it says. The client has sent a frame, so it has the answer to its handshake, and nothing of the server's is on the way any more.
    /// Where the door itself has written through the server that may still be under way, and all goes on that way.
    /// </summary>
    public void GoDirect()
    {
        if (!HasWritten)
            Direct = socket;
    }
}
