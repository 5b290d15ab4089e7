using Microsoft.Extensions.Options;

namespace Trading.Gateway.Settings;

/// <summary>The limits of <see cref="DataOptions"/>.</summary>
internal sealed class DataOptionsValidator : IValidateOptions<DataOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DataOptions options) =>
        string.IsNullOrWhiteSpace(options.Path) || options.Path.Contains('\0', StringComparison.Ordinal)
            ? ValidateOptionsResult.Fail("Data:Path must name a folder.")
            : ValidateOptionsResult.Success;
}
