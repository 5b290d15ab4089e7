using System.Text.Json;
using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>Writes balances as JSON (exchange.md, "HTTP"), the same on every door.</summary>
internal static class BalanceJson
{
    /// <summary>Writes a balance as an object: <c>{"asset","available","locked"}</c>.</summary>
    public static void Write(Utf8JsonWriter json, in Balance balance)
    {
        json.WriteStartObject();
        json.WriteString(JsonNames.Asset, AssetNames.Of(balance.Asset));
        json.WriteUnits(JsonNames.Available, balance.Available, balance.Asset.Decimals);
        json.WriteUnits(JsonNames.Locked, balance.Locked, balance.Asset.Decimals);
        json.WriteEndObject();
    }
}
