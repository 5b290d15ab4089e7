using System.Net.Sockets;
using System.Text.Unicode;
using Trading.Accounts;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Tcp;

/// <summary>
/// The way back of one connection: formats outcomes into replies as they come, from any thread, counts those of quiet lines, and sends what
/// has gathered with one write at a time. Lets the reading side wait until lines are done and replies are taken.
/// </summary>
/// <param name="peer">Where replies go: the socket itself, as they are in large buffers already and a pipe would only copy them.</param>
/// <param name="total">Counts what waits for all peers.</param>
/// <param name="time">The clock that tells how long the peer has left replies unread.</param>
/// <param name="peerGone">Called once when replies can no longer be sent.</param>
internal sealed class ReplySink(Socket peer, OutputTotal total, TimeProvider time, Action peerGone)
    : IOutcomeSink, IThreadPoolWorkItem
{
    private const int CopiedSummaryBytesMax = 2_048;

    private readonly Lock _lock = new();
    private readonly List<ArraySegment<byte>> _sending = [];
    private readonly ReplyQueue _replies = new(total);
    private TaskCompletionSource? _waiter;
    private ReplyWait _wait;
    private long _sendingSince;
    private long _completedLines;
    private long _quietOk;
    private long _quietErrors;
    private bool _isCorked;
    private bool _isSending;
    private bool _isPeerGone;

    /// <summary>How many lines the accepted commands that are done count as (<see cref="LinesOf"/>).</summary>
    public long CompletedLines => Volatile.Read(ref _completedLines);

    /// <summary>The bytes of replies that wait for the peer.</summary>
    public long WaitingBytes => _replies.Bytes;

    /// <summary>How many lines a command counts as while it is under way: its reply may be long.</summary>
    public static int LinesOf(CommandKind kind) => kind == CommandKind.DisplaySummary ? 16 : 1;

    /// <inheritdoc/>
    public void Complete(ReadOnlySpan<CompletedCommand> completed)
    {
        bool sends;
        lock (_lock)
        {
            foreach (ref readonly var each in completed)
            {
                _completedLines += LinesOf(each.Command.Kind);
                if (each.Command.Quiet)
                    CountQuiet(each.Outcome.Status);
                else if (!_isPeerGone)
                    Add(each);
            }

            sends = TryStartSending();
            WakeIfMet();
        }

        if (sends)
            QueueSending();
    }

    /// <summary>Answers a line that did not become a command, or was not taken.</summary>
    public void Refuse(bool isQuiet, long transactionNum, Status status)
    {
        bool sends;
        lock (_lock)
        {
            if (isQuiet)
                CountQuiet(status);
            else if (!_isPeerGone)
                _replies.Advance(ReplyWriter.WriteRefusal(transactionNum, status, _replies.GetSpan(ReplyWriter.RefusalBytesMax)));
            sends = TryStartSending();
        }

        if (sends)
            QueueSending();
    }

    /// <summary>Answers <c>OK</c> to a line that is not a command.</summary>
    public void Accept() => Send("OK\n"u8);

    /// <summary>Answers <c>SYNC</c>: the quiet lines of the connection, by their end.</summary>
    public void ReportQuiet()
    {
        Span<byte> text = stackalloc byte[64];
        long ok, errors;
        lock (_lock)
            (ok, errors) = (_quietOk, _quietErrors);
        Utf8.TryWrite(text, $"SYNC ok={ok} err={errors}\n", out var length);
        Send(text[..length]);
    }

    /// <summary>Lets replies gather, up to a full buffer, while the reading side is busy with lines that are here already.</summary>
    public void Cork()
    {
        lock (_lock)
            _isCorked = true;
    }

    /// <summary>Sends what has gathered.</summary>
    public void Uncork()
    {
        bool sends;
        lock (_lock)
        {
            _isCorked = false;
            sends = TryStartSending();
        }

        if (sends)
            QueueSending();
    }

    /// <summary>Ends when the state is as <paramref name="wait"/> says. One wait at a time.</summary>
    public Task WaitAsync(ReplyWait wait)
    {
        lock (_lock)
        {
            if (IsMet(wait))
                return Task.CompletedTask;
            _wait = wait;
            _waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiter.Task;
        }
    }

    /// <summary>How long the peer has not taken the replies that were sent to it; zero where none wait.</summary>
    public TimeSpan UnreadFor()
    {
        var since = Volatile.Read(ref _sendingSince);
        return since == 0 ? TimeSpan.Zero : time.GetElapsedTime(since);
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute() => _ = SendAsync();

    private void Send(ReadOnlySpan<byte> text)
    {
        bool sends;
        lock (_lock)
        {
            if (_isPeerGone)
                return;
            text.CopyTo(_replies.GetSpan(text.Length));
            _replies.Advance(text.Length);
            sends = TryStartSending();
        }

        if (sends)
            QueueSending();
    }

    private void Add(in CompletedCommand completed)
    {
        if (completed.Outcome.Summary is { Length: > CopiedSummaryBytesMax } summary)
        {
            AddSummary(completed.Command.TransactionNum, summary);
            return;
        }

        var span = _replies.GetSpan(ReplyWriter.BytesMax(completed));
        int length;
        try
        {
            length = ReplyWriter.Write(completed, span);
        }
        catch (Exception)
        {
            // A result that cannot be written is a bug somewhere; the line gets its one reply all the same, and the connection goes on.
            length = ReplyWriter.WriteRefusal(completed.Command.TransactionNum, Status.Internal, span);
        }

        _replies.Advance(length);
        completed.Outcome.Summary?.Dispose();
    }

    private void AddSummary(long transactionNum, AccountSummary summary)
    {
        _replies.Advance(ReplyWriter.WriteStart(transactionNum, _replies.GetSpan(ReplyWriter.FixedBytesMax)));
        _replies.Lend(summary.Head, null);
        _replies.Lend(summary.History, summary);
        var tail = summary.Tail;
        var span = _replies.GetSpan(tail.Length + 1);
        tail.CopyTo(span);
        span[tail.Length] = (byte)'\n';
        _replies.Advance(tail.Length + 1);
    }

    private void CountQuiet(Status status)
    {
        if (status == Status.Ok)
            _quietOk++;
        else
            _quietErrors++;
    }

    private bool TryStartSending()
    {
        if (_isSending || !IsWorthSending())
            return false;
        return _isSending = true;
    }

    private bool IsWorthSending() => _isCorked ? _replies.HasMuch : _replies.HasMore;

    // On another thread: whoever brings an outcome has its own work to go on with, and there may be much to send.
    private void QueueSending() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    private async Task SendAsync()
    {
        while (TryTake())
        {
            bool isTaken;
            try
            {
                Volatile.Write(ref _sendingSince, time.GetTimestamp());
                await peer.SendAsync(_sending, SocketFlags.None);
                isTaken = true;
            }
            catch (Exception)
            {
                // However the transport failed, the replies cannot arrive any more; the commands go on.
                isTaken = false;
            }

            Volatile.Write(ref _sendingSince, 0);
            GiveBack(isTaken);
        }
    }

    private bool TryTake()
    {
        lock (_lock)
            return _isSending = IsWorthSending() && _replies.TryTake(_sending);
    }

    private void GiveBack(bool isTaken)
    {
        var isNews = false;
        lock (_lock)
        {
            _replies.Return();
            if (!isTaken)
            {
                isNews = !_isPeerGone;
                _isPeerGone = true;
                _replies.Clear();
            }

            WakeIfMet();
        }

        if (isNews)
            peerGone();
    }

    private bool IsMet(in ReplyWait wait) =>
        _completedLines >= wait.CompletedLinesMin && _replies.Bytes <= wait.WaitingBytesMax;

    private void WakeIfMet()
    {
        if (_waiter is null || !IsMet(_wait))
            return;
        _waiter.SetResult();
        _waiter = null;
    }
}
