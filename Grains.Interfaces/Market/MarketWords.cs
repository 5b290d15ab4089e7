using Trading.Exchange;

namespace Trading.Market;

/// <summary>The words of the market processor on every door. Words only get more: clients know them.</summary>
public static class MarketWords
{
    /// <summary>Words of <see cref="TradeClass"/>.</summary>
    public static WordTable<TradeClass> Classes { get; } = new("direct", "inverse", "mismatch");

    /// <summary>Words of <see cref="TradeFault"/>; none for <see cref="TradeFault.None"/>.</summary>
    public static WordTable<TradeFault> Faults { get; } = new(
        null,
        "not_json",
        "not_an_object",
        "body_too_large",
        "unsupported_media_type",
        "bad_item_count",
        "rate_limited",
        "queue_full",
        "missing",
        "duplicate",
        "wrong_type",
        "bad_length",
        "bad_characters",
        "unknown_currency",
        "same_currency",
        "unknown_country",
        "not_a_number",
        "not_positive",
        "out_of_range",
        "bad_time",
        "in_future",
        "strict_warning",
        "strict_mismatch",
        "internal");

    /// <summary>The word of each bit of <see cref="TradeWarnings"/>, by the number of the bit.</summary>
    public static IReadOnlyList<string> Warnings { get; } = ["blanks_in_value", "blanks_in_key", "currency_replaced", "country_replaced"];
}
