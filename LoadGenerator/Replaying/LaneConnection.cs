using System.Text;

namespace Trading.LoadGenerator.Replaying;

/// <summary>
/// A connection to the TCP door that is made again when it is lost: with growing pauses, in the same session, for as long as the
/// patience lasts.
/// </summary>
internal sealed class LaneConnection(ReplayOptions options, CancellationToken cancellation) : IDisposable
{
    private static readonly TimeSpan PauseMin = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DumpPatience = TimeSpan.FromMinutes(10);

    private readonly byte[] _greeting = Encoding.UTF8.GetBytes(
        options.Gateway.Token is null ? $"SESSION {options.Session}\n" : $"AUTH {options.Gateway.Token} {options.Session}\n");

    private LaneSocket? _socket;
    private bool _wasOpen;
    private long _heardAt = PacedClock.Now;

    /// <summary>The lines that have come.</summary>
    public LineBuffer Lines { get; } = new();

    /// <summary>How often the connection was made again.</summary>
    public int ReconnectCount { get; private set; }

    /// <summary>The open connection.</summary>
    public LaneSocket Socket => _socket ?? throw new InvalidOperationException("Not connected.");

    /// <summary>True while the connection is open.</summary>
    public bool IsOpen => _socket is not null;

    /// <summary>Opens the connection. Fails where the patience is over or the token is refused.</summary>
    public void Open()
    {
        var pause = PauseMin;
        while (_socket is null)
        {
            try
            {
                Greet(LaneSocket.Connect(options.Gateway.Tcp, HandshakeTimeout));
            }
            catch (IOException e)
            {
                options.Trouble.Reason = e.Message;
                CheckPatience(isDump: false, e.Message);
                cancellation.WaitHandle.WaitOne(pause);
                cancellation.ThrowIfCancellationRequested();
                pause = pause * 2 < PauseMax ? pause * 2 : PauseMax;
            }
        }

        if (_wasOpen)
            ReconnectCount++;
        _wasOpen = true;
    }

    /// <summary>Takes what has come; false where nothing has.</summary>
    public bool TryReceive()
    {
        if (Lines.FillFrom(Socket) == 0)
            return false;
        _heardAt = PacedClock.Now;
        return true;
    }

    /// <summary>Starts the patience anew, where an answer is waited for only from now on.</summary>
    public void StartWaiting() => _heardAt = PacedClock.Now;

    /// <summary>Fails where nothing was heard for longer than the patience, which is longer for a full dump.</summary>
    public void CheckPatience(bool isDump, string reason = "it is silent")
    {
        var patience = isDump && options.Patience < DumpPatience ? DumpPatience : options.Patience;
        if (PacedClock.Now - _heardAt > PacedClock.Ticks(patience))
            throw CommandFailure.Unreachable($"No answer from {options.Gateway.Tcp} for {patience.TotalSeconds:0.#} s: {reason}");
    }

    /// <summary>Closes the connection.</summary>
    public void Close()
    {
        _socket?.Dispose();
        _socket = null;
        Lines.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private void Greet(LaneSocket socket)
    {
        try
        {
            socket.Send(_greeting);
            Lines.Clear();
            var deadline = PacedClock.Now + PacedClock.Ticks(HandshakeTimeout);
            ReadOnlySpan<byte> answer;
            while (!Lines.TryTake(out answer))
            {
                if (PacedClock.Now > deadline)
                    throw new IOException("The gateway does not answer the first line.");
                cancellation.ThrowIfCancellationRequested();
                socket.Wait(TimeSpan.FromMilliseconds(100), alsoWritable: false);
                Lines.FillFrom(socket);
            }

            if (answer.StartsWith("ERR forbidden"u8))
                throw CommandFailure.Unreachable($"The gateway at {options.Gateway.Tcp} refuses the token.");
            if (!answer.StartsWith("OK"u8))
                throw new IOException($"The gateway answers the first line with '{Encoding.UTF8.GetString(answer)}'.");
            _socket = socket;
            options.Trouble.Reason = null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
