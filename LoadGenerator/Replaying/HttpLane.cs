using System.Globalization;
using System.Text;

namespace Trading.LoadGenerator.Replaying;

/// <summary>
/// One keep-alive connection of a replay over HTTP: one command a request, one request at a time. The thread of <see
/// cref="HttpTransport"/> calls it when
/// there is something to do, and it never waits.
/// </summary>
internal sealed class HttpLane : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);
    private static readonly long Pause = PacedClock.Ticks(TimeSpan.FromMilliseconds(100));

    private readonly LaneLedger _ledger;
    private readonly PacedClock _clock;
    private readonly ReplayOptions _options;
    private readonly byte[] _head;
    private byte[] _request = new byte[512];
    private byte[] _reply = new byte[1 << 14];
    private int _replyLength;
    private int _sent;
    private int _requestLength;
    private int _again = -1;
    private long _notBefore;
    private long _failingSince;
    private long _waitingSince;
    private bool _wasOpen;

    public HttpLane(LaneLedger ledger, PacedClock clock, ReplayOptions options)
    {
        (_ledger, _clock, _options) = (ledger, clock, options);
        var door = options.Gateway.Http;
        var authorization = options.Gateway.Token is null ? "" : $"Authorization: Bearer {options.Gateway.Token}\r\n";
        _head = Encoding.ASCII.GetBytes($"POST /api/v1/commands?session={Uri.EscapeDataString(options.Session)} HTTP/1.1\r\n"
            + $"Host: {door.Authority}\r\n{authorization}Content-Type: text/plain\r\nContent-Length: ");
    }

    /// <summary>The open connection, or null.</summary>
    public LaneSocket? Socket { get; private set; }

    /// <summary>How often the connection was made again.</summary>
    public int ReconnectCount { get; private set; }

    /// <summary>True while a part of a request waits to be sent.</summary>
    public bool HasOutput => _sent < _requestLength;

    /// <summary>What has been sent and answered.</summary>
    public LaneLedger Ledger => _ledger;

    /// <summary>Opens the connection, or leaves it to <see cref="Step"/> to try again.</summary>
    public void Open()
    {
        try
        {
            Socket = Connect();
        }
        catch (IOException e)
        {
            Lose(PacedClock.Now, e.Message);
        }
    }

    /// <summary>Does all that can be done now. Returns when to call again if nothing comes before, in ticks.</summary>
    public long Step(int end, bool isReadable)
    {
        var now = PacedClock.Now;
        try
        {
            if (isReadable && Socket is not null)
                TakeReply(now);
            if (_ledger.UnderWayCount == 0)
                Prepare(end, now);
            if (HasOutput)
                _sent += Socket!.Send(_request.AsSpan(_sent, _requestLength - _sent));
        }
        catch (IOException e)
        {
            Lose(now, e.Message);
        }

        if (_ledger.UnderWayCount == 0)
            return _again >= 0 || _ledger.Next < end ? Math.Max(_notBefore, DueAt(end)) : long.MaxValue;
        if (now - _waitingSince > PacedClock.Ticks(_options.Patience) && !_ledger.IsUntimed)
            throw CommandFailure.Unreachable($"No answer from {_options.Gateway.Http} for {_options.Patience.TotalSeconds:0.#} s.");
        return long.MaxValue;
    }

    /// <inheritdoc/>
    public void Dispose() => Socket?.Dispose();

    private long DueAt(int end) => _again < 0 && _ledger.Next < end && _clock.IsPaced && !_ledger.IsUntimed
        ? _clock.PlannedAt(_ledger.Script.Positions[_ledger.Next])
        : 0;

    private void Prepare(int end, long now)
    {
        if (now < _notBefore || (_again < 0 && (_ledger.Next >= end || DueAt(end) > now)))
            return;
        Socket ??= Connect();
        var line = _again >= 0 ? _again : _ledger.Next;
        if (_again >= 0)
            _ledger.MarkResent(line);
        else
            _ledger.MarkSent(line + 1, now);
        _again = -1;
        var body = _ledger.Script.LineAt(line);
        if (_request.Length < _head.Length + body.Length + 32)
            _request = new byte[(_head.Length + body.Length + 32) * 2];
        _head.CopyTo(_request, 0);
        body.Length.TryFormat(_request.AsSpan(_head.Length), out var digits, default, CultureInfo.InvariantCulture);
        var at = _head.Length + digits;
        "\r\n\r\n"u8.CopyTo(_request.AsSpan(at));
        body.CopyTo(_request.AsSpan(at + 4));
        (_sent, _requestLength, _replyLength, _waitingSince) = (0, at + 4 + body.Length, 0, now);
    }

    private LaneSocket Connect()
    {
        var socket = LaneSocket.Connect(_options.HttpEndPoint, ConnectTimeout);
        if (_wasOpen)
            ReconnectCount++;
        _wasOpen = true;
        _options.Trouble.Reason = null;
        return socket;
    }

    private void TakeReply(long now)
    {
        if (_replyLength == _reply.Length)
            Array.Resize(ref _reply, _reply.Length * 2);
        _replyLength += Socket!.Receive(_reply.AsSpan(_replyLength));
        if (!HttpReply.TryRead(_reply.AsSpan(0, _replyLength), out var reply))
            return;
        if (reply.Status is 401 or 403)
            throw CommandFailure.Unreachable($"The gateway at {_options.Gateway.Http} refuses the token.");
        var (status, result) = HttpAnswer.Read(reply.Status, reply.Body);
        var line = _ledger.Next - 1;
        (_sent, _requestLength, _replyLength, _failingSince) = (0, 0, 0, 0);
        _again = _ledger.Take(_ledger.Script.Numbers[line], status, reply.Body[result], now);
        if (_again >= 0)
            _notBefore = now + Pause;
        if (!reply.Closes)
            return;
        Socket.Dispose();
        Socket = null;
    }

    private void Lose(long now, string reason)
    {
        Socket?.Dispose();
        Socket = null;
        (_sent, _requestLength, _replyLength) = (0, 0, 0);
        foreach (var line in _ledger.TakeUnanswered())
            _again = line;
        _notBefore = now + Pause;
        if (_failingSince == 0)
            _failingSince = now;
        _options.Trouble.Reason = reason;
        if (now - _failingSince > PacedClock.Ticks(_options.Patience))
            throw CommandFailure.Unreachable(
                $"No answer from {_options.Gateway.Http} for {_options.Patience.TotalSeconds:0.#} s: {reason}");
    }
}
