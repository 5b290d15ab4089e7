using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Trading.Accounts;
using Trading.Gateway.Access;
using Trading.Gateway.Commands;
using Trading.Gateway.Tcp;

namespace Trading.Gateway.Http;

/// <summary>One request of workload lines: submits them in order as they are read, and writes the answers as they come.</summary>
internal sealed class CommandLines(ICommandRouter router, Caller caller, string? session)
{
    private readonly LineAnswers _answers = new();
    private readonly LineSplitter _splitter = new();
    private bool _hasPartialLine;

    /// <summary>Serves the request to its end. What was submitted is executed also where the client goes away.</summary>
    public async Task RunAsync(PipeReader input, HttpResponse response, CancellationToken aborted)
    {
        var writing = WriteAsync(response, aborted);
        try
        {
            await SubmitAsync(input, aborted);
        }
        finally
        {
            _answers.EndInput();
            await writing;
        }
    }

    private async Task SubmitAsync(PipeReader input, CancellationToken aborted)
    {
        while (true)
        {
            var read = await input.ReadAsync(aborted);
            var taken = TakeLines(read.Buffer, read.IsCompleted);
            var isEnd = read.IsCompleted && taken == read.Buffer.Length;
            input.AdvanceTo(read.Buffer.GetPosition(taken));
            if (isEnd)
                break;
            await _answers.WaitForRoomAsync().WaitAsync(aborted);
        }

        if (_splitter.TryFinish(out var line))
            TakeLine(line);
    }

    /// <summary>Takes lines until the bytes end or there is no room for more; returns how many bytes were taken.</summary>
    private long TakeLines(in ReadOnlySequence<byte> buffer, bool isLast)
    {
        var taken = 0L;
        foreach (var segment in buffer)
        {
            var rest = segment.Span;
            while (!rest.IsEmpty)
            {
                if (_answers.IsFull)
                    return taken + segment.Length - rest.Length;
                TakeNext(ref rest, isLast && taken + segment.Length == buffer.Length);
            }

            taken += segment.Length;
        }

        return taken;
    }

    private void TakeNext(ref ReadOnlySpan<byte> rest, bool isLast)
    {
        // A request that is one line without a line end is common, and needs no copy.
        if (isLast && !_hasPartialLine && !rest.Contains((byte)'\n'))
        {
            TakeLine(rest);
            rest = default;
            return;
        }

        _hasPartialLine = !_splitter.TryNext(ref rest, out var line);
        if (!_hasPartialLine)
            TakeLine(line);
    }

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        if (line.Trim(" \t\r"u8).IsEmpty)
            return;
        var parsed = CommandLineParser.Parse(line, session);
        if (parsed.User is not { } user)
        {
            _answers.Refuse(parsed, parsed.Status);
            return;
        }

        var command = caller.Checked(parsed.Command, ref user);
        _answers.Begin();
        if (router.TrySubmit(user, command, tag: 0, _answers))
            return;
        _answers.Withdraw();
        _answers.Refuse(parsed, Status.Overloaded);
    }

    private async Task WriteAsync(HttpResponse response, CancellationToken aborted)
    {
        response.ContentType = LineAnswers.ContentType;
        while (true)
        {
            await _answers.WaitForNewsAsync();
            var answers = _answers.Take();
            if (_answers.IsAtEnd && !response.HasStarted)
                response.ContentLength = answers.Length;
            // Where the client is gone the answers are still awaited, and dropped.
            if (!answers.IsEmpty && !aborted.IsCancellationRequested)
                await response.Body.WriteAsync(answers, CancellationToken.None);
            if (_answers.IsAtEnd)
                return;
        }
    }
}
