using System.Text;
using Trading.Gateway.Market;
using Trading.Market;

namespace Trading.Gateway.Tests.Market;

/// <summary>Bodies of trade messages for tests.</summary>
internal static class Messages
{
    /// <summary>The time at which bodies are read here: 2026-01-01.</summary>
    public const long NowMs = 1_767_225_600_000;

    /// <summary>A message that nothing is wrong with.</summary>
    public const string Good =
        """{"userId":"134256","currencyFrom":"EUR","currencyTo":"GBP","amountSell":1000,"amountBuy":747.10,"rate":0.7471,"""
        + "\"timePlaced\":\"24-JAN-15 10:27:44\",\"originatingCountry\":\"FR\"}";

    /// <summary>The good message with a field's value replaced by other JSON; without the field where that is empty.</summary>
    public static string With(string field, string json)
    {
        var fields = Good[1..^1].Split(',').Select(pair => pair.Split(':', 2)).ToList();
        var kept = fields.Where(pair => json.Length > 0 || pair[0] != $"\"{field}\"")
            .Select(pair => pair[0] == $"\"{field}\"" ? $"{pair[0]}:{json}" : $"{pair[0]}:{pair[1]}").ToList();
        if (json.Length > 0 && fields.All(pair => pair[0] != $"\"{field}\""))
            kept.Add($"\"{field}\":{json}");
        return $"{{{string.Join(',', kept)}}}";
    }

    /// <summary>The good message with an id and a user.</summary>
    public static string Of(string id, string user = "u") => With("id", $"\"{id}\"").Replace("134256", user, StringComparison.Ordinal);

    /// <summary>Reads a body.</summary>
    public static MessageBody Read(string json, bool isStrict = false, string? key = null) =>
        MessageBody.Read(Encoding.UTF8.GetBytes(json), key, isStrict, NowMs);

    /// <summary>Reads one message; fails where it is refused.</summary>
    public static IncomingMessage ReadOne(string json)
    {
        var body = Read(json);
        Assert.Equal(TradeFault.None, body.Fault);
        Assert.True(body[0].IsSound, Faults(body));
        return body[0].Incoming;
    }

    /// <summary>
    /// The faults of a body's first message, or of the body: <c>rate not_a_number, id bad_length</c>; empty where there are none.
    /// </summary>
    public static string Faults(MessageBody body)
    {
        if (body.Fault != TradeFault.None)
            return MarketWords.Faults.Of(body.Fault)!;
        return body[0].IsSound
            ? ""
            : string.Join(", ", body[0].Problems!.Select(p => $"{p.Field} {MarketWords.Faults.Of(p.Fault)}".Trim()));
    }
}
