using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Trading.Gateway.Live;

/// <summary>Text in what clients send.</summary>
internal static class LiveText
{
    /// <summary>The text of a JSON string. False where it is none, or has half a surrogate pair in it, which is no text.</summary>
    public static bool TryGetText(this JsonElement element, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (element.ValueKind != JsonValueKind.String)
            return false;
        try
        {
            text = element.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
