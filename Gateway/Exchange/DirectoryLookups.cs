using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>Finds the instruments of what accounts hold.</summary>
internal static class DirectoryLookups
{
    /// <summary>
    /// The instrument of an order or fill, which is known to exist: it was there when the order was placed, and none ever goes away. Throws
    /// <see cref="InvalidOperationException"/> where it is not found all the same.
    /// </summary>
    public static async ValueTask<Instrument> GetAsync(this InstrumentDirectory directory, string symbol) =>
        await directory.FindAsync(symbol)
        ?? (await directory.ListAsync()).FirstOrDefault(instrument => instrument.Symbol == symbol)
        ?? throw new InvalidOperationException($"There are orders on {symbol}, which is not among the instruments.");

    /// <summary>The instruments of several, in their order.</summary>
    public static async ValueTask<Instrument[]> GetAllAsync(this InstrumentDirectory directory, IEnumerable<string> symbols)
    {
        var found = new List<Instrument>();
        foreach (var symbol in symbols)
            found.Add(found.Count > 0 && found[^1].Symbol == symbol ? found[^1] : await directory.GetAsync(symbol));
        return [.. found];
    }
}
