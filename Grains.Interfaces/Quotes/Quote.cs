using Orleans;

namespace Trading.Quotes;

/// <summary>A price that the quote server gave.</summary>
/// <param name="Symbol">The stock.</param>
/// <param name="Price">The price of one share, above zero, whole cents.</param>
/// <param name="QuotedAtMs">When the answer came, on our clock; Unix milliseconds.</param>
[GenerateSerializer, Immutable, Alias("quote")]
public sealed record Quote([property: Id(0)] Symbol Symbol, [property: Id(1)] Money Price, [property: Id(2)] long QuotedAtMs)
{
    /// <summary>How long a quote may be used, in milliseconds (day-trading.md: 60 s).</summary>
    public const long LifeMs = 60_000;

    /// <summary>True while the quote is under 60 s old. One from the future (a clock set back) is not valid.</summary>
    public bool IsValidAt(long nowMs) => nowMs >= QuotedAtMs && nowMs - QuotedAtMs < LifeMs;

    /// <summary>
    /// The quote as a node takes it that gets it from another one, whose clock may be a little ahead: quoted now at the latest, so that it
    /// neither counts as one from the future nor lives the longer for it.
    /// </summary>
    public Quote AsOf(long nowMs) => QuotedAtMs > nowMs ? this with { QuotedAtMs = nowMs } : this;
}
