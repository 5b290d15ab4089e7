using Microsoft.Extensions.Options;

namespace Trading.Exchange;

/// <summary>Checks <see cref="ExchangeOptions"/> and names every fault at once.</summary>
public sealed class ExchangeOptionsValidator : IValidateOptions<ExchangeOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ExchangeOptions options)
    {
        var failures = new List<string>();
        var symbols = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < options.EffectiveInstruments.Count; i++)
        {
            var terms = options.EffectiveInstruments[i];
            var path = $"{ExchangeOptions.Section}:{nameof(ExchangeOptions.Instruments)}:{i}";
            Instrument.Create(terms, out var faults);
            failures.AddRange(faults.Select(fault => $"{path}:{KeyOf(fault)} of {terms.Symbol} {InstrumentRules.Of(fault)}."));
            if (!symbols.Add(terms.Symbol))
                failures.Add($"{path}:Symbol is {terms.Symbol} a second time.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string KeyOf(string field) => char.ToUpperInvariant(field[0]) + field[1..];
}
