using Microsoft.Extensions.Options;

namespace Trading.Gateway.Settings;

/// <summary>The limits of <see cref="DataOptions"/>.</summary>
internal sealed class DataOptionsValidator : IValidateOptions<DataOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DataOptions options)
    {
        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Path) || options.Path.Contains('\0', StringComparison.Ordinal))
            failures.Add("Data:Path must name a folder.");
        if (options.SecretsPath.Contains('\0', StringComparison.Ordinal))
            failures.Add("Data:SecretsPath must name a folder, or be empty.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
