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
            case JsonValueKind.Array:
                break;
            default:
                if (!Symbol.TryGetText(out var single))
                    return false;
                symbols.Add(single);
                return true;
        }

        foreach (var item in Symbol.EnumerateArray())
        {
            if (symbols.Count == symbolsMax || !item.TryGetText(out var symbol))
                return false;
            if (!symbols.Contains(symbol))
                symbols.Add(symbol);
        }

        return true;
    }
}
