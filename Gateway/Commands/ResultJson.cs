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
        var line = new Utf8Line(destination);
        line.Raw("{\"cash\":\""u8);
        line.Money(outcome.Total);
        line.Raw("\"}"u8);
        return line.Length;
    }

    private static int WriteQuote(in Outcome outcome, Span<byte> destination)
    {
        var line = new Utf8Line(destination);
        line.Raw("{\"symbol\":\""u8);
        line.Symbol(outcome.Symbol);
        line.Raw("\",\"price\":\""u8);
        line.Money(outcome.Price);
        line.Raw("\",\"quotedAt\":\""u8);
        line.Time(outcome.TimeMs);
        line.Raw("\"}"u8);
        return line.Length;
    }

    private static int WriteTrade(in Outcome outcome, Span<byte> destination)
    {
        var line = new Utf8Line(destination);
        line.Raw("{\"symbol\":\""u8);
        line.Symbol(outcome.Symbol);
        line.Raw("\",\"shares\":\""u8);
        line.Number(outcome.Shares);
        line.Raw("\",\"price\":\""u8);
        line.Money(outcome.Price);
        line.Raw("\",\"total\":\""u8);
        line.Money(outcome.Total);
        line.Raw("\",\"expiresAt\":\""u8);
        line.Time(outcome.TimeMs);
        line.Raw("\"}"u8);
        return line.Length;
    }

    private static int WriteSummary(in Outcome outcome, Span<byte> destination)
    {
        outcome.Summary?.CopyTo(destination);
        return outcome.Summary?.Length ?? 0;
    }

    private static int WriteDump(DumpResult dump, Span<byte> destination)
    {
        var line = new Utf8Line(destination);
        line.Raw("{\"path\":\""u8);
        line.Raw(JsonEncodedText.Encode(dump.Path).EncodedUtf8Bytes);
        line.Raw("\",\"elements\":"u8);
        line.Number(dump.Elements);
        line.Raw("}"u8);
        return line.Length;
    }
}
