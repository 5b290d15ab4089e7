namespace Trading.Exchange;

/// <summary>What each part of <see cref="InstrumentTerms"/> must be, in words: what <see cref="Instrument.Create"/> checks.</summary>
public static class InstrumentRules
{
    /// <summary>
    /// The rule of a field that <see cref="Instrument.Create"/> names, such as <c>tick</c>; a text that follows the field's name.
    /// </summary>
    public static string Of(string field) => field switch
    {
        "symbol" => "must be BASE-QUOTE",
        "base" => "must be an asset",
        "quote" => "must be money or a coin, and not the base",
        "tick" => "must be above zero, and tick × lot a whole number of the quote asset's units",
        "lot" => "must be above zero, and a whole number of the base asset's units",
        "minNotional" => "must be zero or more, and a whole number of the quote asset's units",
        _ => "must be 0 or more and below 1, in whole millionths",
    };
}
