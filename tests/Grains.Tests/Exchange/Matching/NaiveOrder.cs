using Trading.Exchange;

namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>An order of a <see cref="NaiveBook"/>.</summary>
internal sealed record NaiveOrder
{
    public required long Number { get; init; }

    public required int Owner { get; init; }

    public required OrderSide Side { get; init; }

    public long Price { get; set; }

    public long Total { get; set; }

    public long Filled { get; set; }

    public bool PostOnly { get; init; }

    public SelfTradePrevention Prevention { get; init; }

    public long Left => Total - Filled;
}
