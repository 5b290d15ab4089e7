using System.Text.Json;
using Trading.Gateway.Market;
using Trading.Market;

namespace Trading.Gateway.Http.Market;

/// <summary>The JSON of answers to trade messages (market-processor.md, "Message").</summary>
internal static class MessageAnswerJson
{
    /// <summary>The answer to a message that was taken.</summary>
    public static void WriteOne(Utf8JsonWriter json, MessageSubmission submission) =>
        WriteTaken(json, submission.Body[0].Incoming.Message.UserId, submission[0].Receipt);

    /// <summary>The same as existing clients know it.</summary>
    public static void WriteLegacy(Utf8JsonWriter json, MessageSubmission submission)
    {
        json.WriteStartObject();
        json.WriteString(TradeNames.Status, TradeNames.Ok);
        json.WriteString(TradeNames.UserId, submission.Body[0].Incoming.Message.UserId);
        json.WriteEndObject();
    }

    /// <summary>The answers to an array, in its order.</summary>
    public static void WriteList(Utf8JsonWriter json, MessageSubmission submission)
    {
        json.WriteStartArray();
        for (var i = 0; i < submission.Body.Count; i++)
        {
            ref readonly var item = ref submission.Body[i];
            if (!item.IsSound)
                WriteFailed(json, item.Problems[0].Fault, item.Problems);
            else if (submission[i].Fault != TradeFault.None)
                WriteFailed(json, submission[i].Fault, []);
            else
                WriteTaken(json, item.Incoming.Message.UserId, submission[i].Receipt);
        }

        json.WriteEndArray();
    }

    /// <summary>The answer to a message that was not taken, in a list and to existing clients.</summary>
    public static void WriteFailed(Utf8JsonWriter json, TradeFault fault, IReadOnlyList<MessageProblem> problems)
    {
        json.WriteStartObject();
        json.WriteString(TradeNames.Status, TradeNames.Failed);
        json.WriteString(TradeNames.Code, MarketWords.Faults.Utf8Of(fault));
        json.WriteString(TradeNames.Message, TitleOf(fault, problems));
        WriteErrors(json, problems);
        json.WriteEndObject();
    }

    /// <summary>A refusal as problem details (RFC 9457).</summary>
    public static void WriteProblem(Utf8JsonWriter json, (int Status, TradeFault Fault, IReadOnlyList<MessageProblem> Problems) refusal)
    {
        var code = MarketWords.Faults.Of(refusal.Fault);
        json.WriteStartObject();
        json.WriteString("type"u8, $"urn:trading:{code}");
        json.WriteString("title"u8, TitleOf(refusal.Fault, refusal.Problems));
        json.WriteNumber(TradeNames.Status, refusal.Status);
        json.WriteString(TradeNames.Code, code);
        WriteErrors(json, refusal.Problems);
        json.WriteEndObject();
    }

    private static string TitleOf(TradeFault fault, IReadOnlyList<MessageProblem> problems) =>
        problems.Count == 0 || problems[0].Field.Length == 0 ? FaultTexts.Of(fault) : $"{problems[0].Field} {FaultTexts.Of(fault)}";

    private static void WriteTaken(Utf8JsonWriter json, string user, in MessageReceipt receipt)
    {
        json.WriteStartObject();
        json.WriteString(TradeNames.Status, TradeNames.Ok);
        TradeJson.WriteId(json, receipt.Id);
        json.WriteString(TradeNames.UserId, user);
        json.WriteString(TradeNames.Class, TradeNames.Classes[(int)receipt.Class]);
        TradeJson.WriteWarnings(json, receipt.Warnings);
        json.WriteEndObject();
    }

    private static void WriteErrors(Utf8JsonWriter json, IReadOnlyList<MessageProblem> problems)
    {
        if (problems.Count == 0)
            return;
        json.WriteStartArray(TradeNames.Errors);
        foreach (var (field, fault) in problems)
        {
            json.WriteStartObject();
            json.WriteString(TradeNames.Field, field);
            json.WriteString(TradeNames.Code, MarketWords.Faults.Utf8Of(fault));
            json.WriteString(TradeNames.Message, FaultTexts.Of(fault));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
