using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using Trading.Accounts;
using Trading.Gateway.Commands;
using Codes = Trading.Accounts.StatusCodes;

namespace Trading.Gateway.Http;

/// <summary>
/// Writes the JSON answer to one command (gateway.md, "HTTP"): <c>{"transactionNum":1,"command":"ADD","status":"ok","result":{…}}</c>, or
/// with
/// <c>"status":"error"</c>, a code and a message.
/// </summary>
internal static class AnswerJson
{
    private const int FixedBytesMax = 256;

    private static readonly ImmutableArray<byte[]> Commands =
    [
        .. Enum.GetValues<CommandKind>().Select(kind => Encoding.ASCII.GetBytes(
            kind == CommandKind.None ? ",\"command\":null,\"status\":" : $",\"command\":\"{CommandNames.Of(kind)}\",\"status\":")),
    ];

    private static readonly ImmutableArray<byte[]> Refusals =
    [
        .. Enum.GetValues<Status>().Select(status =>
            Encoding.ASCII.GetBytes($"\"error\",\"code\":\"{Codes.Of(status)}\",\"message\":\"{Codes.MessageOf(status)}\"}}")),
    ];

    /// <summary>Writes the answer to a command that was executed or refused.</summary>
    public static void Write(in CompletedCommand completed, IBufferWriter<byte> output)
    {
        var span = output.GetSpan(FixedBytesMax + ResultJson.BytesMax(completed));
        var transactionNum = completed.Command.TransactionNum != 0 ? completed.Command.TransactionNum : completed.Outcome.TransactionNum;
        var length = WriteHead(transactionNum, completed.Command.Kind, span);
        if (completed.Outcome.Status == Status.Ok)
        {
            length = Put("\"ok\",\"result\":"u8, span, length);
            var result = ResultJson.Write(completed, span[length..]);
            // Many commands have nothing to say.
            length += result > 0 ? result : -",\"result\":".Length;
            length = Put("}"u8, span, length);
        }
        else
        {
            length = Put(Refusals[(int)completed.Outcome.Status], span, length);
        }

        output.Advance(length);
    }

    /// <summary>Writes the answer to a command that was not taken.</summary>
    public static void WriteRefusal(long transactionNum, CommandKind kind, Status status, IBufferWriter<byte> output)
    {
        var span = output.GetSpan(FixedBytesMax);
        output.Advance(Put(Refusals[(int)status], span, WriteHead(transactionNum, kind, span)));
    }

    private static int WriteHead(long transactionNum, CommandKind kind, Span<byte> span)
    {
        var length = Put("{\"transactionNum\":"u8, span, 0);
        if (transactionNum == 0)
        {
            length = Put("null"u8, span, length);
        }
        else
        {
            Utf8Formatter.TryFormat(transactionNum, span[length..], out var digits);
            length += digits;
        }

        return Put(Commands[(int)kind], span, length);
    }

    private static int Put(ReadOnlySpan<byte> text, Span<byte> destination, int length)
    {
        text.CopyTo(destination[length..]);
        return length + text.Length;
    }
}
