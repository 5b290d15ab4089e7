using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>
/// Writes the JSON results of executed commands (gateway.md, "Results"). Commands that have nothing to say, refused ones and repeated ones
/// have no result.
/// </summary>
public static class ResultJson
{
    private const int FixedBytesMax = 256;
    private const int MoneyBytesMax = 32;

    /// <summary>The most bytes that <see cref="Write"/> writes.</summary>
    public static int BytesMax(in CompletedCommand completed)
    {
        const int EscapedBytesMax = 6;
        var summary = completed.Outcome.Summary?.Length ?? 0;
        return FixedBytesMax + summary + (completed.Dump?.Path.Length * EscapedBytesMax ?? 0);
    }

    /// <summary>Writes the result, an object; returns the number of bytes, 0 where there is no result.</summary>
    public static int Write(in CompletedCommand completed, Span<byte> destination)
    {
        var outcome = completed.Outcome;
        if (outcome.Status != Status.Ok)
            return 0;
        if (completed.Dump is { } dump)
            return WriteDump(dump, destination);
        if (outcome.Repeated)
            return 0;
        return completed.Command.Kind switch
        {
            CommandKind.Add => WriteCash(outcome, destination),
            CommandKind.Quote => WriteQuote(outcome, destination),
            CommandKind.Buy or CommandKind.CommitBuy or CommandKind.CancelBuy
                or CommandKind.Sell or CommandKind.CommitSell or CommandKind.CancelSell => WriteTrade(outcome, destination),
            CommandKind.DisplaySummary => WriteSummary(outcome, destination),
            _ => 0,
        };
    }

    private static int WriteCash(in Outcome outcome, Span<byte> destination)
    {
        var length = Put("{\"cash\":\""u8, destination, 0);
        length = PutMoney(outcome.Total, destination, length);
        return Put("\"}"u8, destination, length);
    }

    private static int WriteQuote(in Outcome outcome, Span<byte> destination)
    {
        var length = Put("{\"symbol\":\""u8, destination, 0);
        length += outcome.Symbol.Write(destination[length..]);
        length = Put("\",\"price\":\""u8, destination, length);
        length = PutMoney(outcome.Price, destination, length);
        length = Put("\",\"quotedAt\":\""u8, destination, length);
        length = PutTime(outcome.TimeMs, destination, length);
        return Put("\"}"u8, destination, length);
    }

    private static int WriteTrade(in Outcome outcome, Span<byte> destination)
    {
        var length = Put("{\"symbol\":\""u8, destination, 0);
        length += outcome.Symbol.Write(destination[length..]);
        length = Put("\",\"shares\":\""u8, destination, length);
        Utf8Formatter.TryFormat(outcome.Shares, destination[length..], out var digits);
        length = Put("\",\"price\":\""u8, destination, length + digits);
        length = PutMoney(outcome.Price, destination, length);
        length = Put("\",\"total\":\""u8, destination, length);
        length = PutMoney(outcome.Total, destination, length);
        length = Put("\",\"expiresAt\":\""u8, destination, length);
        length = PutTime(outcome.TimeMs, destination, length);
        return Put("\"}"u8, destination, length);
    }

    private static int WriteSummary(in Outcome outcome, Span<byte> destination)
    {
        outcome.Summary?.CopyTo(destination);
        return outcome.Summary?.Length ?? 0;
    }

    private static int WriteDump(DumpResult dump, Span<byte> destination)
    {
        var length = Put("{\"path\":\""u8, destination, 0);
        length = Put(JsonEncodedText.Encode(dump.Path).EncodedUtf8Bytes, destination, length);
        length = Put("\",\"elements\":"u8, destination, length);
        Utf8Formatter.TryFormat(dump.Elements, destination[length..], out var digits);
        return Put("}"u8, destination, length + digits);
    }

    private static int PutMoney(Money amount, Span<byte> destination, int length)
    {
        amount.TryFormat(destination.Slice(length, MoneyBytesMax), out var written, default, null);
        return length + written;
    }

    private static int PutTime(long timeMs, Span<byte> destination, int length)
    {
        UtcText.Write(destination[length..], timeMs);
        return length + UtcText.Length;
    }

    private static int Put(ReadOnlySpan<byte> text, Span<byte> destination, int length)
    {
        text.CopyTo(destination[length..]);
        return length + text.Length;
    }
}
