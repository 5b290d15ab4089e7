using Trading.Exchange.Matching;

namespace Trading.Exchange;

/// <summary>How much an order needs reserved (exchange.md, "Money"), in units.</summary>
internal static class Reserve
{
    /// <summary>
    /// The most that one order may be worth, in units of the quote asset; keeps every balance far from what 64 bits hold.
    /// </summary>
    public const long NotionalMax = 100_000_000_000_000_000;

    /// <summary>An account with more of an asset than this takes no orders that bring more of it; in units.</summary>
    public const long TotalMax = 4_000_000_000_000_000_000;

    /// <summary>What a buy of so many lots at a limit can cost at most, fees included.</summary>
    public static Int128 OfBuy(Instrument instrument, long ticks, long lots) => WithFee(instrument, Notional(instrument, ticks, lots));

    /// <summary>Units of the base asset in so many lots.</summary>
    public static Int128 OfSell(Instrument instrument, long lots) => (Int128)lots * instrument.LotUnits;

    /// <summary>Price × quantity in units of the quote asset.</summary>
    public static Int128 Notional(Instrument instrument, long ticks, long lots) => (Int128)ticks * lots * instrument.TickLotUnits;

    /// <summary>
    /// False where price × quantity, neither below zero, is beyond 64 bits: more than any order may be worth, and perhaps more than can be
    /// counted.
    /// </summary>
    public static bool IsCountable(Instrument instrument, long ticks, long lots) =>
        new BookTerms(instrument.TickLotUnits, 0).Allows(ticks, lots);

    /// <summary>What an open order needs from now on.</summary>
    public static Int128 OfRest(Order order) => Of(order, order.Ticks, order.Lots - order.FilledLots);

    /// <summary>
    /// What an open order needs while an amendment is under way: it may yet be filled at the old price, before the book hears of the new
    /// one, and then at the new price for the rest.
    /// </summary>
    public static Int128 OfAmended(Order order, long ticks, long lots)
    {
        var rest = order.Lots - order.FilledLots;
        var newRest = Math.Max(0, lots - order.FilledLots);
        var instrument = order.Link.Instrument;
        if (order.Request.Side == OrderSide.Sell)
            return OfSell(instrument, Math.Max(rest, newRest));
        var old = Notional(instrument, order.Ticks, rest);
        return WithFee(instrument, ticks <= order.Ticks
            ? old + Notional(instrument, ticks, Math.Max(0, newRest - rest))
            : Int128.Max(old, Notional(instrument, ticks, newRest)));
    }

    private static Int128 Of(Order order, long ticks, long lots) => order.Request.Side == OrderSide.Buy
        ? OfBuy(order.Link.Instrument, ticks, lots)
        : OfSell(order.Link.Instrument, lots);

    private static Int128 WithFee(Instrument instrument, Int128 notional) => notional + Instrument.FeeOf(notional, instrument.LargestFee);
}
