using System.Buffers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;
using Trading.Storage;

namespace Trading.Exchange;

/// <inheritdoc cref="IInstrumentsGrain"/>
[KeepAlive]
public sealed partial class InstrumentsGrain(
    [PersistentState("instruments", StorageNames.Trading)] IPersistentState<RawState> record,
    IOptions<ExchangeOptions> options,
    ILogger<InstrumentsGrain> logger) : Grain, IInstrumentsGrain
{
    private const byte Version = 1;

    private SortedDictionary<string, Instrument> _instruments = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (record.RecordExists)
            Load(record.State.Bytes.Span);
        var added = false;
        foreach (var terms in options.Value.EffectiveInstruments)
        {
            var configured = Instrument.Create(terms, out var faults)
                ?? throw new InvalidOperationException(
                    $"The instrument {terms.Symbol} of the configuration has a wrong {string.Join(", ", faults)}.");
            if (!_instruments.TryGetValue(configured.Symbol, out var known))
                added |= _instruments.TryAdd(configured.Symbol, configured);
            else if (known with { Status = configured.Status } != configured)
                LogTermsKept(logger, configured.Symbol);
        }

        if (added)
            await SaveAsync(_instruments);
    }

    /// <inheritdoc/>
    public Task<Instrument[]> ListAsync() => Task.FromResult(_instruments.Values.ToArray());

    /// <inheritdoc/>
    public async Task<Instrument> AddAsync(Instrument instrument)
    {
        if (_instruments.TryGetValue(instrument.Symbol, out var known))
            return known;
        await SaveAsync(With(instrument));
        return instrument;
    }

    /// <inheritdoc/>
    public async Task<Instrument?> SetStatusAsync(string symbol, InstrumentStatus status)
    {
        if (!_instruments.TryGetValue(symbol, out var instrument))
            return null;
        await GrainFactory.GetGrain<IBookGrain>(symbol).SetStatusAsync(status);
        if (instrument.Status == status)
            return instrument;
        var changed = instrument with { Status = status };
        await SaveAsync(With(changed));
        return changed;
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "The terms of {Symbol} in the configuration differ from those in use, which are kept")]
    private static partial void LogTermsKept(ILogger logger, string symbol);

    private void Load(ReadOnlySpan<byte> bytes)
    {
        var input = new BinaryReaderOver(bytes);
        var version = input.Byte();
        if (version != Version)
            throw new FormatException($"Instruments of version {version} are not known to this version.");
        for (var left = input.Count(input.Remaining); left > 0; left--)
        {
            var instrument = ExchangeForms.ReadInstrument(ref input);
            _instruments.Add(instrument.Symbol, instrument);
        }

        input.ExpectEnd();
    }

    private SortedDictionary<string, Instrument> With(Instrument instrument) =>
        new(_instruments, StringComparer.Ordinal) { [instrument.Symbol] = instrument };

    /// <summary>Makes instruments durable, and only then those that are listed: who lists them does not wait for a write.</summary>
    private async Task SaveAsync(SortedDictionary<string, Instrument> instruments)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var output = new BinaryWriterOver(bytes);
        output.Byte(Version);
        output.Unsigned((ulong)instruments.Count);
        foreach (var instrument in instruments.Values)
            ExchangeForms.Write(output, instrument);
        try
        {
            record.State.Bytes = bytes.WrittenMemory;
            await record.WriteStateAsync();
        }
        catch
        {
            // The disk may be ahead of memory now: the next call starts from what is durable.
            DeactivateOnIdle();
            throw;
        }

        _instruments = instruments;
    }
}
