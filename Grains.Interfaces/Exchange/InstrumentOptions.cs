namespace Trading.Exchange;

/// <summary>An instrument of the configuration: <see cref="InstrumentTerms"/> in a form that configuration binds to.</summary>
public sealed class InstrumentOptions
{
    /// <summary>The name, <c>BASE-QUOTE</c>. May be left out where both assets are given.</summary>
    public string? Symbol { get; set; }

    /// <summary>The base asset's name; left out: what is before the last <c>-</c> of <see cref="Symbol"/>.</summary>
    public string? Base { get; set; }

    /// <summary>The quote asset's name; left out: what is after the last <c>-</c> of <see cref="Symbol"/>.</summary>
    public string? Quote { get; set; }

    /// <summary>The step of prices, in the quote asset.</summary>
    public decimal Tick { get; set; }

    /// <summary>The step of quantities, in the base asset.</summary>
    public decimal Lot { get; set; }

    /// <summary>The least worth of a limit order, in the quote asset. Default 0: none.</summary>
    public decimal MinNotional { get; set; }

    /// <summary>The maker's fee as a part of the notional: 0.001 is 0.1 %. Default 0.</summary>
    public decimal MakerFee { get; set; }

    /// <summary>The taker's fee, likewise. Default 0.</summary>
    public decimal TakerFee { get; set; }

    /// <summary>The terms, not checked.</summary>
    public InstrumentTerms ToTerms()
    {
        var dash = Symbol?.LastIndexOf('-') ?? -1;
        var baseName = Base ?? (dash < 0 ? "" : Symbol![..dash]);
        var quoteName = Quote ?? (dash < 0 ? "" : Symbol![(dash + 1)..]);
        return new InstrumentTerms(Symbol ?? $"{baseName}-{quoteName}", baseName, quoteName, Tick, Lot, MinNotional, MakerFee, TakerFee);
    }
}
