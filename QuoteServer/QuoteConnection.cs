using System.Net.Sockets;

namespace Trading.QuoteServer;

/// <summary>One connection to the stand-in: reads a request, answers it as told, and ends.</summary>
internal sealed class QuoteConnection(Socket socket, QuoteStandInOptions options, TimeProvider clock)
{
    private const int EndlessBytesMax = 16 * 1024 * 1024;

    private static readonly byte[] Nonsense = "The quote server is not feeling well today.\n"u8.ToArray();
    private static readonly byte[] EndlessPart = new byte[4096].Select(_ => (byte)'9').ToArray();

    /// <summary>Reads the request; null where the client sends none in time, or something else.</summary>
    internal async Task<QuoteRequest?> ReadAsync(CancellationToken stop)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var timer = clock.CreateTimer(
            static state => ((CancellationTokenSource)state!).Cancel(), deadline, options.RequestDeadline, Timeout.InfiniteTimeSpan);
        var buffer = new byte[QuoteRequest.BytesMax + 2];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), deadline.Token).ConfigureAwait(false);
            if (read == 0)
                return null;
            length += read;
            var end = buffer.AsSpan(0, length).IndexOf((byte)'\n');
            if (end >= 0)
                return QuoteRequest.Parse(buffer.AsSpan(0, end));
        }

        return null;
    }

    /// <summary>Sends the answer as the fault spoils it.</summary>
    internal async Task AnswerAsync(QuoteAnswer answer, QuoteFault fault, CancellationToken stop)
    {
        var line = answer.Spoilt(fault).ToLine();
        switch (fault)
        {
            case QuoteFault.CloseAtOnce:
                return;
            case QuoteFault.CloseEarly:
                await SendAsync(line.AsMemory(0, line.Length / 2), stop).ConfigureAwait(false);
                break;
            case QuoteFault.Nonsense:
                await SendAsync(Nonsense, stop).ConfigureAwait(false);
                break;
            case QuoteFault.SlowBytes:
                for (var i = 0; i < line.Length; i++)
                {
                    await Task.Delay(options.SlowByteInterval, clock, stop).ConfigureAwait(false);
                    await SendAsync(line.AsMemory(i, 1), stop).ConfigureAwait(false);
                }

                break;
            case QuoteFault.EndlessLine:
                for (var sent = 0; sent < EndlessBytesMax; sent += EndlessPart.Length)
                    await SendAsync(EndlessPart, stop).ConfigureAwait(false);
                break;
            default:
                await SendAsync(line, stop).ConfigureAwait(false);
                break;
        }

        socket.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Waits until the task ends or the client hangs up; false for the latter.</summary>
    internal async Task<bool> WaitAsync(Task task, CancellationToken stop)
    {
        var hungUp = socket.ReceiveAsync(new byte[1], stop).AsTask();
        return await Task.WhenAny(task, hungUp).ConfigureAwait(false) == task;
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes, stop).ConfigureAwait(false)..];
    }
}
