using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Trading.Gateway.Live;

/// <summary>A write and its buffer. Used again and again by a lane, except while a client keeps it waiting.</summary>
internal sealed class OutboxWrite : SocketAsyncEventArgs
{
    /// <summary>The size of the buffer.</summary>
    public const int BufferBytes = 16_384;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferBytes);
    private readonly Action _onWritten;
    private LiveOutbox? _outbox;
    private ValueTaskAwaiter? _streamWrite;

    /// <summary>A write that has nothing to do yet.</summary>
    public OutboxWrite()
        : base(true) => _onWritten = Complete;

    /// <summary>Where frames are put together.</summary>
    public Span<byte> Frames => _buffer;

    /// <summary>Writes. False where that has to wait; then a message to the client's lane says when it is over.</summary>
    /// <param name="outbox">To whom.</param>
    /// <param name="length">How many bytes of the buffer.</param>
    /// <param name="alone">What is written instead of the buffer; null for the buffer.</param>
    /// <exception cref="Exception">The client cannot be written to.</exception>
    public bool TryWrite(LiveOutbox outbox, int length, byte[]? alone)
    {
        var bytes = alone is null ? _buffer.AsMemory(0, length) : alone;
        _outbox = outbox;
        if (outbox.Direct is { } socket)
        {
            SetBuffer(bytes);
            if (socket.SendAsync(this))
                return false;
            End();
            return true;
        }

        var write = outbox.Stream.WriteAsync(bytes).GetAwaiter();
        _streamWrite = write;
        if (!write.IsCompleted)
        {
            write.UnsafeOnCompleted(_onWritten);
            return false;
        }

        End();
        return true;
    }

    /// <summary>Ends a write that is over.</summary>
    /// <exception cref="Exception">It has failed.</exception>
    public void End()
    {
        var write = _streamWrite;
        _streamWrite = null;
        _outbox = null;
        if (write is { } streamWrite)
            streamWrite.GetResult();
        else if (SocketError != SocketError.Success)
            throw new SocketException((int)SocketError);
    }

    /// <inheritdoc/>
    protected override void OnCompleted(SocketAsyncEventArgs e) => Complete();

    private void Complete() => _outbox!.Lane.Post(new LaneMessage(LaneMessageKind.Written, _outbox));
}
