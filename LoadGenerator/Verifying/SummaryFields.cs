using System.Globalization;
using System.Text.Json;

namespace Trading.LoadGenerator.Verifying;

/// <summary>
/// Reads money and quantities of JSON results, which are strings (gateway.md). Throws <see cref="FormatException"/> on others.
/// </summary>
internal static class SummaryFields
{
    /// <summary>The money of a property, in cents.</summary>
    public static long Cents(JsonElement json, string name) => Workloads.Cents.TryParse(json.GetProperty(name).GetString(), out var cents)
        ? cents
        : throw new FormatException($"'{name}' is no money.");

    /// <summary>A quantity.</summary>
    public static long Count(JsonElement value) =>
        long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        ? count
        : throw new FormatException($"'{value}' is no quantity.");
}
