namespace Trading.Exchange.Matching;

/// <summary>What a book has to know of its instrument to count money.</summary>
/// <param name="NotionalPerTickLot">Units of the quote asset that one lot costs at a price of one tick; at least 1.</param>
/// <param name="TakerFeePpm">What a taker pays for a fill, in millionths of its notional, rounded up to a whole unit; at least 0.</param>
internal readonly record struct BookTerms(long NotionalPerTickLot, int TakerFeePpm)
{
    private const int Million = 1_000_000;

    /// <summary>Throws where the terms cannot be those of an instrument.</summary>
    public void Verify()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(NotionalPerTickLot, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(TakerFeePpm);
    }

    /// <summary>True where price × quantity, both at least 1, can be: up to 2⁶³ − 1 units of the quote asset.</summary>
    public bool Allows(long ticks, long lots)
    {
        // Each new order comes here: two multiplications of 64 bits are a sixth of its time faster than one of 128.
        var high = Math.BigMul((ulong)ticks, (ulong)NotionalPerTickLot, out var lotPrice);
        return high == 0 && Math.BigMul(lotPrice, (ulong)lots, out var notional) == 0 && notional <= long.MaxValue;
    }

    /// <summary>What so many lots cost at a price that the terms allow, without a fee, in units of the quote asset; exact.</summary>
    public Int128 Notional(long ticks, long lots) => (Int128)ticks * NotionalPerTickLot * lots;

    /// <summary>The taker's fee on one fill, in units of the quote asset, rounded up.</summary>
    public Int128 TakerFee(Int128 notional) => (notional * TakerFeePpm + (Million - 1)) / Million;

    /// <summary>The most lots that one fill at a price may have so that they and the fee cost no more than a budget.</summary>
    public long LotsWithin(long budget, long ticks)
    {
        // n lots and their rounded fee cost at most the budget exactly where n × lot price × (1 + rate) does,
        // as the budget is a whole number.
        var lotPrice = (Int128)ticks * NotionalPerTickLot;
        return lotPrice > budget ? 0 : (long)((Int128)budget * Million / (lotPrice * (Million + (Int128)TakerFeePpm)));
    }
}
