using System.Buffers;
using Trading.Accounts;
using Trading.Gateway.Commands;

namespace Trading.Gateway.Http;

/// <summary>
/// The way back of one request of workload lines: makes outcomes into JSON lines as they come, from any thread, for the response to take.
/// Lets the reading side wait while too much is under way or untaken.
/// </summary>
internal sealed class LineAnswers : IOutcomeSink
{
    /// <summary>The content type of the answers.</summary>
    public const string ContentType = "application/jsonl";

    private const int UnderWayMax = 16_384;
    private const int WaitingBytesMax = 1_048_576;
    private const int KeptBytesMax = 4 * WaitingBytesMax;

    private readonly Lock _lock = new();
    private ArrayBufferWriter<byte> _filling = new(512);
    private ArrayBufferWriter<byte> _taken = new(512);
    private TaskCompletionSource? _room;
    private TaskCompletionSource? _news;
    private int _underWay;
    private bool _inputEnded;

    /// <summary>True once nothing more will come and everything was taken.</summary>
    public bool IsAtEnd { get; private set; }

    /// <inheritdoc/>
    public void Complete(ReadOnlySpan<CompletedCommand> completed)
    {
        lock (_lock)
        {
            foreach (ref readonly var each in completed)
            {
                _underWay--;
                if (each.Command.Quiet)
                    continue;
                AnswerJson.Write(each, _filling);
                EndLine();
            }

            Tell();
        }
    }

    /// <summary>Answers a line that did not become a command.</summary>
    public void Refuse(in ParsedLine line, Status status)
    {
        if (line.IsQuiet)
            return;
        lock (_lock)
        {
            AnswerJson.WriteRefusal(line.TransactionNum, line.Command.Kind, status, _filling);
            EndLine();
            Tell();
        }
    }

    /// <summary>True where the reading side must wait before it submits more.</summary>
    public bool IsFull
    {
        get
        {
            lock (_lock)
                return HasNoRoom();
        }
    }

    /// <summary>A command is about to be submitted.</summary>
    public void Begin()
    {
        lock (_lock)
            _underWay++;
    }

    /// <summary>A command that was begun was not taken after all.</summary>
    public void Withdraw()
    {
        lock (_lock)
            _underWay--;
    }

    /// <summary>Ends when <see cref="IsFull"/> does.</summary>
    public Task WaitForRoomAsync()
    {
        lock (_lock)
        {
            if (!HasNoRoom())
                return Task.CompletedTask;
            _room = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _room.Task;
        }
    }

    /// <summary>No more lines come.</summary>
    public void EndInput()
    {
        lock (_lock)
        {
            _inputEnded = true;
            Tell();
        }
    }

    /// <summary>Ends when there is something to take, or nothing will come any more.</summary>
    public Task WaitForNewsAsync()
    {
        lock (_lock)
        {
            if (HasNews())
                return Task.CompletedTask;
            _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _news.Task;
        }
    }

    /// <summary>Takes all answers that have come; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        lock (_lock)
        {
            if (_taken.Capacity > KeptBytesMax)
                _taken = new ArrayBufferWriter<byte>(512);
            _taken.ResetWrittenCount();
            (_filling, _taken) = (_taken, _filling);
            IsAtEnd = _inputEnded && _underWay == 0;
            Tell();
            return _taken.WrittenMemory;
        }
    }

    private bool HasNoRoom() => _underWay >= UnderWayMax || _filling.WrittenCount > WaitingBytesMax;

    private bool HasNews() => _filling.WrittenCount > 0 || (_inputEnded && _underWay == 0);

    private void EndLine()
    {
        _filling.GetSpan(1)[0] = (byte)'\n';
        _filling.Advance(1);
    }

    private void Tell()
    {
        if (_news is { } news && HasNews())
        {
            _news = null;
            news.SetResult();
        }

        if (_room is { } room && !HasNoRoom())
        {
            _room = null;
            room.SetResult();
        }
    }
}
