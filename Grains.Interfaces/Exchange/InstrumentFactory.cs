namespace Trading.Exchange;

/// <summary>Checks the parts of an instrument, all at once.</summary>
internal sealed class InstrumentFactory(InstrumentTerms terms)
{
    private readonly List<string> _faults = [];

    /// <summary>The instrument, or null with the faulty fields.</summary>
    public Instrument? Create(out IReadOnlyList<string> faults)
    {
        faults = _faults;
        Check(Asset.TryParse(terms.Base, out var baseAsset), "base");
        Check(Asset.TryParse(terms.Quote, out var quote) && quote != baseAsset && !quote.IsStock, "quote");
        Check(terms.Symbol == $"{terms.Base}-{terms.Quote}", "symbol");
        var lotUnits = 0L;
        var tickLotUnits = 0L;
        Check(terms.Lot > 0 && Decimals.TryToUnits(terms.Lot, baseAsset.Decimals, out lotUnits), "lot");
        Check(
            terms.Tick > 0
                && IsSmall(terms.Tick, terms.Lot)
                && Decimals.TryToUnits(terms.Tick * terms.Lot, quote.Decimals, out tickLotUnits),
            "tick");
        Check(Decimals.TryToUnits(terms.MinNotional, quote.Decimals, out var minNotional), "minNotional");
        var makerFee = FeeOf(terms.MakerFee, "makerFee");
        var takerFee = FeeOf(terms.TakerFee, "takerFee");
        if (_faults.Count > 0)
            return null;
        return new Instrument
        {
            Symbol = terms.Symbol,
            Base = baseAsset,
            Quote = quote,
            Tick = terms.Tick,
            Lot = terms.Lot,
            MinNotional = minNotional,
            MakerFee = makerFee,
            TakerFee = takerFee,
            LotUnits = lotUnits,
            TickLotUnits = tickLotUnits,
        };
    }

    /// <summary>Keeps the product within what a decimal holds exactly.</summary>
    private static bool IsSmall(decimal tick, decimal lot) =>
        tick < 1_000_000 && lot is > 0 and < 1_000_000 && tick.Scale <= 12 && lot.Scale <= 12;

    private long FeeOf(decimal rate, string field)
    {
        Check(rate is >= 0 and < 1 & Decimals.TryDivide(Math.Abs(rate), 1m / Instrument.FeeParts, out var parts), field);
        return parts;
    }

    private void Check(bool isRight, string field)
    {
        if (!isRight)
            _faults.Add(field);
    }
}
