using System.Collections.Frozen;
using Orleans;

namespace Trading.Exchange;

/// <summary>
/// Finds instruments by name without a call for each. What it gives is right in everything that never changes; the status may be out of
/// date, so whether
/// an order is taken is for the book to say. Safe for all threads.
/// </summary>
public sealed class InstrumentDirectory(IGrainFactory grains)
{
    private const int NameMax = 32;

    private FrozenDictionary<string, Instrument> _known = FrozenDictionary<string, Instrument>.Empty;

    /// <summary>The instrument of a name, or null.</summary>
    public ValueTask<Instrument?> FindAsync(string symbol) =>
        Volatile.Read(ref _known).TryGetValue(symbol, out var instrument) ? new(instrument)
        : symbol.Length > NameMax ? new(default(Instrument))
        : FindUnknownAsync(symbol);

    /// <summary>All instruments as they are now, by name.</summary>
    public async Task<Instrument[]> ListAsync()
    {
        var instruments = await grains.GetGrain<IInstrumentsGrain>(0).ListAsync();
        Volatile.Write(ref _known, instruments.ToFrozenDictionary(i => i.Symbol));
        return instruments;
    }

    private async ValueTask<Instrument?> FindUnknownAsync(string symbol)
    {
        await ListAsync();
        return Volatile.Read(ref _known).GetValueOrDefault(symbol);
    }
}
