using Microsoft.Extensions.Options;

namespace Trading.Quotes;

/// <summary>Names everything that is wrong with <see cref="QuoteOptions"/>.</summary>
internal sealed class QuoteOptionsValidator : IValidateOptions<QuoteOptions>
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, QuoteOptions options)
    {
        var errors = new List<string>();
        if (QuoteOptions.ParseServer(options.Server) is null)
            errors.Add($"{QuoteOptions.Section}:{nameof(QuoteOptions.Server)} is '{options.Server}'; it must be host:port.");
        if (options.AttemptDeadline <= TimeSpan.Zero || options.AttemptDeadline > TimeMax)
            errors.Add($"{QuoteOptions.Section}:{nameof(QuoteOptions.AttemptDeadline)} must be more than 0 and at most {TimeMax}.");
        if (options.Attempts is < 1 or > 10)
            errors.Add($"{QuoteOptions.Section}:{nameof(QuoteOptions.Attempts)} is {options.Attempts}; it must be 1 to 10.");
        if (options.MaxConcurrentRequests is < 1 or > 65_536)
            errors.Add($"{QuoteOptions.Section}:{nameof(QuoteOptions.MaxConcurrentRequests)} must be 1 to 65536.");
        if (options.FailureHoldOff < TimeSpan.Zero || options.FailureHoldOff > TimeMax)
            errors.Add($"{QuoteOptions.Section}:{nameof(QuoteOptions.FailureHoldOff)} must be 0 to {TimeMax}.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
