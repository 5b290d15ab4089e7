using Microsoft.Extensions.Options;

namespace Trading.Gateway.Audit;

/// <summary>The limits of <see cref="DumpOptions"/>.</summary>
internal sealed class DumpOptionsValidator : IValidateOptions<DumpOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DumpOptions options)
    {
        var faults = new List<string>();
        if (options.Path?.Contains('\0', StringComparison.Ordinal) == true)
            faults.Add("Dumps:Path must name a folder.");
        if (options.Parallelism is < 1 or > 64)
            faults.Add($"Dumps:Parallelism is {options.Parallelism}; it must be 1 to 64.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
