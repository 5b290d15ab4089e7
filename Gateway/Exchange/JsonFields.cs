using System.Text.Json;
using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>The exchange's kinds of values in JSON: decimals as strings, times in RFC 3339, words. None of them makes garbage.</summary>
internal static class JsonFields
{
    /// <summary>A number of steps (ticks, lots) as a decimal string.</summary>
    public static void WriteSteps(this Utf8JsonWriter json, JsonEncodedText name, Int128 steps, decimal step)
    {
        Span<byte> text = stackalloc byte[Utf8Decimals.LengthMax];
        json.WriteString(name, text[..Utf8Decimals.WriteSteps(text, steps, step)]);
    }

    /// <summary>A number of steps as a decimal string, or <c>null</c> where it is zero.</summary>
    public static void WriteStepsOrNull(this Utf8JsonWriter json, JsonEncodedText name, Int128 steps, decimal step)
    {
        if (steps == 0)
            json.WriteNull(name);
        else
            json.WriteSteps(name, steps, step);
    }

    /// <summary>A number of steps as a decimal string in an array.</summary>
    public static void WriteStepsValue(this Utf8JsonWriter json, Int128 steps, decimal step)
    {
        Span<byte> text = stackalloc byte[Utf8Decimals.LengthMax];
        json.WriteStringValue(text[..Utf8Decimals.WriteSteps(text, steps, step)]);
    }

    /// <summary>A number of units as a decimal string.</summary>
    public static void WriteUnits(this Utf8JsonWriter json, JsonEncodedText name, Int128 units, int decimals)
    {
        Span<byte> text = stackalloc byte[Utf8Decimals.LengthMax];
        json.WriteString(name, text[..Utf8Decimals.Write(text, units, decimals)]);
    }

    /// <summary>A time, or <c>null</c> where it is 0.</summary>
    public static void WriteTime(this Utf8JsonWriter json, JsonEncodedText name, long timeMs)
    {
        if (timeMs == 0)
        {
            json.WriteNull(name);
            return;
        }

        Span<byte> text = stackalloc byte[UtcText.Length];
        UtcText.Write(text, timeMs);
        json.WriteString(name, text);
    }

    /// <summary>A word, or <c>null</c> where the value has none.</summary>
    public static void WriteWord<TEnum>(this Utf8JsonWriter json, JsonEncodedText name, WordTable<TEnum> words, TEnum value)
        where TEnum : unmanaged, Enum
    {
        var word = words.Utf8Of(value);
        if (word.IsEmpty)
            json.WriteNull(name);
        else
            json.WriteString(name, word);
    }
}
