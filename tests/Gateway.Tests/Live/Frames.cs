using System.Text.Json;

namespace Trading.Gateway.Tests.Live;

/// <summary>What tests look at in frames.</summary>
internal static class Frames
{
    public static long Seq(this JsonElement frame) => frame.GetProperty("seq").GetInt64();

    public static string Kind(this JsonElement frame) => frame.GetProperty("type").GetString()!;

    public static string? Channel(this JsonElement frame) => frame.TryGetProperty("channel", out var channel) ? channel.GetString() : null;

    public static string? Symbol(this JsonElement frame) => frame.TryGetProperty("symbol", out var symbol) ? symbol.GetString() : null;

    public static string? Code(this JsonElement frame) => frame.TryGetProperty("code", out var code) ? code.GetString() : null;

    public static bool IsReset(this JsonElement frame) => frame.TryGetProperty("reset", out var reset) && reset.GetBoolean();
}
