using System.Globalization;
using System.Text;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// How an integer is written in a grain's key: in hexadecimal with capital letters and without leading zeros, as Orleans does.
/// </summary>
internal static class IntegerKey
{
    internal static IdSpan Create(long key) => IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture));

    internal static bool TryParse(IdSpan text, out long key) =>
        long.TryParse(Encoding.UTF8.GetString(text.AsSpan()), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out key);
}
