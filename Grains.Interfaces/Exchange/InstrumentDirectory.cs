using System.Collections.Frozen;
using Orleans;

namespace Trading.Exchange;

/// <summary>
/// Finds instruments by name without a call for each. What it gives is right in everything that never changes; the status may be out of date, so whether
/// an order is taken is for the book to say. Safe for all threads.
/// </summary>
public sealed class InstrumentDirectory(IGrainFactory grains, TimeProvider time)
{
    private const int NameMax = 32;

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(500);

    private FrozenDictionary<string, Instrument> _known = FrozenDictionary<string, Instrument>.Empty;
    private long _askedAt = long.MinValue;

    /// <summary>The instrument of a name, or null.</summary>
    public ValueTask<Instrument?> FindAsync(string symbol) =>
        Volatile.Read(ref _known).TryGetValue(symbol, out var instrument) ? new(instrument) : FindUnknownAsync(symbol);

    /// <summary>All instruments as they are now, by name.</summary>
    public async Task<Instrument[]> ListAsync()
    {
        var askedAt = time.GetTimestamp();
        var instruments = await grains.GetGrain<IInstrumentsGrain>(0).ListAsync();
        Volatile.Write(ref _known, instruments.ToFrozenDictionary(i => i.Symbol));
        Volatile.Write(ref _askedAt, askedAt);
        return instruments;
    }

    /// <summary>A name that nobody added must not cost a call each time somebody asks for it.</summary>
    private async ValueTask<Instrument?> FindUnknownAsync(string symbol)
    {
        var askedAt = Volatile.Read(ref _askedAt);
        if (symbol.Length > NameMax || (askedAt != long.MinValue && time.GetElapsedTime(askedAt) < AskAgainAfter))
            return null;
        await ListAsync();
        return Volatile.Read(ref _known).GetValueOrDefault(symbol);
    }
}
