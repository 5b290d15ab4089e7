using Orleans;
using Orleans.Concurrency;

namespace Trading.Exchange;

/// <summary>
/// The instruments of the exchange: those of the configuration, and those that the supervisor added. There is one, with key 0.
/// </summary>
[Alias("instruments-grain")]
public interface IInstrumentsGrain : IGrainWithIntegerKey
{
    /// <summary>All instruments, by name.</summary>
    [Alias("list"), AlwaysInterleave]
    Task<Instrument[]> ListAsync();

    /// <summary>Adds an instrument; the same one again changes nothing.</summary>
    /// <returns>The instrument of that name; not equal to the given one (but for the status) where it was there with other terms.</returns>
    [Alias("add")]
    Task<Instrument> AddAsync(Instrument instrument);

    /// <summary>Halts or resumes an instrument.</summary>
    /// <returns>The instrument, or null where there is none of that name.</returns>
    [Alias("set-status")]
    Task<Instrument?> SetStatusAsync(string symbol, InstrumentStatus status);
}
