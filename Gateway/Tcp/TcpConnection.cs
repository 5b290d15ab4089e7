using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Trading.Accounts;
using Trading.Gateway.Access;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Tcp;

/// <summary>
/// The reading side of one connection of the TCP door: cuts lines, answers those that are the door's own business, and hands commands to
/// the router. It reads on only while lines under way and unread replies are within their limits.
/// </summary>
internal sealed class TcpConnection
{
    private static readonly Caller OpenDoorCaller = new("local", Role.Service);

    private readonly ConnectionContext _context;
    private readonly PipeReader _input;
    private readonly ICommandRouter _router;
    private readonly ITokenAuthenticator _authenticator;
    private readonly TcpDoorOptions _options;
    private readonly OutputTotal _total;
    private readonly TimeProvider _time;
    private readonly ReplySink _replies;
    private readonly LineSplitter _splitter = new();
    private readonly long _openedAt;
    private Caller? _caller;
    private string? _session;
    private long _expiresAtMs = long.MaxValue;
    private long _submittedLines;
    private bool _isFirstLine = true;
    private bool _isSyncing;
    private volatile bool _isClosing;

    public TcpConnection(
        ConnectionContext context,
        ICommandRouter router,
        ITokenAuthenticator authenticator,
        TcpDoorOptions options,
        OutputTotal total,
        TimeProvider time)
    {
        _context = context;
        _input = context.Transport.Input;
        _router = router;
        _authenticator = authenticator;
        _options = options;
        _total = total;
        _time = time;
        _openedAt = time.GetTimestamp();
        var socket = context.Features.Get<IConnectionSocketFeature>()?.Socket
            ?? throw new NotSupportedException("The TCP door serves connections that have a socket.");
        _replies = new ReplySink(socket, total, time, Close);
        _caller = options.Authentication == TcpAuthentication.None ? OpenDoorCaller : null;
    }

    /// <summary>Serves the peer until it is done or gone, and then until its commands are done and its replies sent.</summary>
    public async Task RunAsync()
    {
        try
        {
            bool isMore;
            do
            {
                isMore = await ReadAsync();
                await PauseAsync();
            }
            while (isMore && !_isClosing);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The peer broke the connection: what it sent before that is executed all the same.
        }

        await _replies.WaitAsync(new ReplyWait(_submittedLines, 0));
    }

    /// <summary>Stops reading; <see cref="RunAsync"/> ends when what is under way is done.</summary>
    public void Close()
    {
        _isClosing = true;
        _input.CancelPendingRead();
    }

    /// <summary>Closes the connection at once where the peer has taken too long to authenticate or to read. Called now and then.</summary>
    public void CloseIfOverdue()
    {
        if (_caller is null && _time.GetElapsedTime(_openedAt) >= _options.AuthenticationTimeout)
            Close();
        if (_replies.UnreadFor() >= _options.ReadTimeout)
            _context.Abort(new ConnectionAbortedException("The peer does not read its replies."));
    }

    /// <summary>Reads what has come, perhaps not all of it; false at the end of the stream.</summary>
    private async ValueTask<bool> ReadAsync()
    {
        var result = await _input.ReadAsync();
        var buffer = result.Buffer;
        _replies.Cork();
        try
        {
            // As for a token that was never good: a client that goes on connects anew with another one.
            if (!buffer.IsEmpty && _time.GetUtcNow().ToUnixTimeMilliseconds() >= _expiresAtMs)
                Answer(Status.Forbidden, closes: true);
            var consumed = TakeLines(buffer);
            var isEnd = result.IsCompleted && consumed == buffer.Length;
            _input.AdvanceTo(buffer.GetPosition(consumed));
            if (isEnd && _splitter.TryFinish(out var line))
                TakeLine(line);
            return !isEnd;
        }
        finally
        {
            _replies.Uncork();
        }
    }

    /// <summary>Takes lines until the bytes end or reading has to pause; returns how many bytes were taken.</summary>
    private long TakeLines(in ReadOnlySequence<byte> buffer)
    {
        var consumed = 0L;
        foreach (var segment in buffer)
        {
            if (_isClosing)
                break;
            var rest = segment.Span;
            while (!rest.IsEmpty)
            {
                if (_splitter.TryNext(ref rest, out var line))
                    TakeLine(line);
                if (_isSyncing || _isClosing || IsFull())
                    return consumed + segment.Length - rest.Length;
            }

            consumed += segment.Length;
        }

        return consumed;
    }

    private bool IsFull() =>
        _submittedLines - _replies.CompletedLines >= _options.OutstandingLinesMax || _replies.WaitingBytes > WaitingBytesMax();

    private long WaitingBytesMax() => _total.IsExceeded ? _options.OutputBytesMax / 64 : _options.OutputBytesMax;

    private async ValueTask PauseAsync()
    {
        if (IsFull())
        {
            var completedMin = _submittedLines - _options.OutstandingLinesMax / 2;
            await _replies.WaitAsync(new ReplyWait(completedMin, WaitingBytesMax() / 2));
        }

        if (!_isSyncing)
            return;
        await _replies.WaitAsync(new ReplyWait(_submittedLines, long.MaxValue));
        _isSyncing = false;
        _replies.ReportQuiet();
    }

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        var isFirst = _isFirstLine;
        _isFirstLine = false;
        if (!line.IsEmpty && (line[0] == (byte)'[' || line[0] == (byte)'!') && _caller is not null)
            TakeCommand(line, _caller);
        else
            TakeOther(line.TrimEnd((byte)' '), isFirst);
    }

    private void TakeCommand(ReadOnlySpan<byte> line, Caller caller)
    {
        var parsed = CommandLineParser.Parse(line, _session);
        if (parsed.User is not { } user)
        {
            _replies.Refuse(parsed.IsQuiet, parsed.TransactionNum, parsed.Status);
            return;
        }

        var command = caller.Checked(parsed.Command, ref user);
        var lines = ReplySink.LinesOf(parsed.Command.Kind);
        _submittedLines += lines;
        if (_router.TrySubmit(user, command, tag: 0, _replies))
            return;
        _submittedLines -= lines;
        _replies.Refuse(parsed.IsQuiet, parsed.TransactionNum, Status.Overloaded);
    }

    private void TakeOther(ReadOnlySpan<byte> line, bool isFirst)
    {
        if (isFirst && Handshake.IsAuthentication(line))
            Answer(Handshake.Authenticate(line, _authenticator, out _caller, out _expiresAtMs, out _session), closes: true);
        else if (_caller is null)
            Answer(Status.Forbidden, closes: true);
        else if (line.SequenceEqual("SYNC"u8))
            _isSyncing = true;
        else if (Handshake.IsSession(line))
            TakeSession(line);
        else
            Answer(Status.Malformed, closes: false);
    }

    private void TakeSession(ReadOnlySpan<byte> line)
    {
        var status = Handshake.ReadSession(line, out var session);
        if (status == Status.Ok)
            _session = session;
        Answer(status, closes: false);
    }

    private void Answer(Status status, bool closes)
    {
        if (status == Status.Ok)
            _replies.Accept();
        else
            _replies.Refuse(isQuiet: false, 0, status);
        _isClosing |= closes && status != Status.Ok;
    }
}
