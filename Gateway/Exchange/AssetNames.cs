using System.Collections.Concurrent;
using System.Text.Json;
using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>Names of assets, encoded once. There are few: what can be a quote asset or is held by somebody.</summary>
internal static class AssetNames
{
    private static readonly ConcurrentDictionary<Asset, JsonEncodedText> Known = new();

    /// <summary>The name of an asset.</summary>
    public static JsonEncodedText Of(Asset asset) => Known.GetOrAdd(asset, static a => JsonEncodedText.Encode(a.ToString()));
}
