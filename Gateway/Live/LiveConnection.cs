using System.Buffers;
using System.IO.Pipelines;

namespace Trading.Gateway.Live;

/// <summary>The reading side of one connection: cuts messages, keeps to the limits, and hands requests to the session.</summary>
internal sealed class LiveConnection(Stream stream, LiveOutbox outbox, LiveSession session, LiveOptions options, TimeProvider clock)
{
    // No buffer is held while there is nothing to read, which is most of the time.
    private static readonly StreamPipeReaderOptions ReaderOptions = new(bufferSize: 4_096, leaveOpen: true, useZeroByteReads: true);

    private readonly WebSocketInput _input = new(options.InboundBytesMax);
    private readonly InboundRate _rate = new(options.InboundPerSecond, clock);
    private bool _isHeard;
    private bool _isDiscarding;

    /// <summary>Serves the client until it is done or gone, and everything that it was still to be sent has been sent.</summary>
    public async Task RunAsync()
    {
        outbox.PongAt = clock.GetTimestamp();
        outbox.OnSweep = session.Expire;
        outbox.Lane.Post(new LaneMessage(LaneMessageKind.Open, outbox));
        var reader = PipeReader.Create(stream, ReaderOptions);
        try
        {
            while (await ReadAsync(reader))
            {
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client broke the connection, or was cut off.
        }
        finally
        {
            session.End();
            outbox.Lane.Post(new LaneMessage(LaneMessageKind.Gone, outbox));
            await outbox.Finished;
            await reader.CompleteAsync();
        }
    }

    /// <summary>Reads what has come; false at the end.</summary>
    private async ValueTask<bool> ReadAsync(PipeReader reader)
    {
        var result = await reader.ReadAsync();
        var buffer = result.Buffer;
        var message = ArrayPool<byte>.Shared.Rent(options.InboundBytesMax);
        try
        {
            while (!_isDiscarding)
            {
                var what = _input.Read(ref buffer, message, out var length);
                if (what == WebSocketEvent.None)
                    break;
                if (!_isHeard)
                    outbox.Lane.Post(new LaneMessage(LaneMessageKind.Heard, outbox));
                _isHeard = true;
                if (what == WebSocketEvent.Close)
                {
                    outbox.Close(WebSocketFrame.Close(_input.CloseCode, []));
                    return false;
                }

                if (!outbox.IsClosing)
                    await HandleAsync(what, message.AsMemory(0, length));
                _isDiscarding |= what == WebSocketEvent.Violation;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(message);
            reader.AdvanceTo(_isDiscarding ? buffer.End : buffer.Start, buffer.End);
        }

        return !result.IsCompleted;
    }

    private ValueTask HandleAsync(WebSocketEvent what, ReadOnlyMemory<byte> message)
    {
        if (what == WebSocketEvent.Violation)
        {
            Close(_input.CloseCode == CloseCodes.TooLarge ? LiveError.TooLarge : LiveError.NotText, _input.CloseCode);
            return default;
        }

        if (what == WebSocketEvent.Pong)
            outbox.PongAt = clock.GetTimestamp();
        if (what == WebSocketEvent.Pong && outbox.IsPinged)
        {
            outbox.IsPinged = false;
            return default;
        }

        if (!_rate.TryTake())
        {
            Close(LiveError.RateLimited, CloseCodes.PolicyViolation);
            return default;
        }

        if (what == WebSocketEvent.Ping)
            outbox.Send(WebSocketFrame.Of(WebSocketOpcode.Pong, message.Span));
        return what == WebSocketEvent.Text ? session.HandleAsync(message.Span) : default;
    }

    private void Close(LiveError error, int code)
    {
        outbox.Send(LiveAnswers.Failure(null, default, error));
        outbox.Close(WebSocketFrame.Close(code, System.Text.Encoding.ASCII.GetBytes(error.Code)));
    }
}
