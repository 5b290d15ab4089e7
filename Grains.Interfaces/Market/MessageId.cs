using System.Globalization;
using Orleans;

namespace Trading.Market;

/// <summary>
/// The id of an accepted message: the shard of the queue that took it, and its number there, which has no holes. Text: <c>2-1045</c>. The
/// default is none.
/// </summary>
/// <param name="Shard">The shard, from 0.</param>
/// <param name="Number">Its number among the shard's messages, from 1.</param>
[GenerateSerializer, Immutable, Alias("message-id")]
public readonly record struct MessageId([property: Id(0)] int Shard, [property: Id(1)] long Number)
{
    /// <summary>The longest text that an id has.</summary>
    public const int LengthMax = 24;

    /// <summary>Reads an id's text; false on any other text.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out MessageId id)
    {
        id = default;
        var dash = text.IndexOf('-');
        if (dash < 1 || text.Length > LengthMax
            || !int.TryParse(text[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var shard)
            || !long.TryParse(text[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            return false;
        id = new MessageId(shard, number);
        return true;
    }

    /// <summary>The text, such as <c>2-1045</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Shard}-{Number}");
}
