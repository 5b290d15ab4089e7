using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trading.Gateway.Live;

/// <summary>The parameters of a request.</summary>
internal sealed record LiveParameters
{
    /// <summary>The channel.</summary>
    [JsonPropertyName("channel")]
    public string? Channel { get; init; }

    /// <summary>One symbol, or an array of some.</summary>
    [JsonPropertyName("symbol")]
    public JsonElement Symbol { get; init; }

    /// <summary>The length of candles.</summary>
    [JsonPropertyName("interval")]
    public string? Interval { get; init; }

    /// <summary>The last number that the client knows of the topic.</summary>
    [JsonPropertyName("since_seq")]
    public long? SinceSeq { get; init; }

    /// <summary>Whose data, on a private channel; by default the caller's.</summary>
    [JsonPropertyName("user")]
    public string? User { get; init; }

    /// <summary>The token to authenticate with.</summary>
    [JsonPropertyName("token")]
    public string? Token { get; init; }

    /// <summary>Reads the symbols, each once; none where none are named. False where they are no text, or more than so many.</summary>
    public bool TryReadSymbols(int symbolsMax, out List<string> symbols)
    {
        symbols = [];
        switch (Symbol.ValueKind)
        {
            case JsonValueKind.Undefined:
                return true;
            case JsonValueKind.String:
                symbols.Add(Symbol.GetString()!);
                return true;
            case JsonValueKind.Array:
                break;
            default:
                return false;
        }

        foreach (var item in Symbol.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || symbols.Count == symbolsMax)
                return false;
            var symbol = item.GetString()!;
            if (!symbols.Contains(symbol))
                symbols.Add(symbol);
        }

        return true;
    }
}
