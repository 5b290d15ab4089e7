using Microsoft.Extensions.Options;
using Trading.Audit;

namespace Trading.Gateway.Settings;

/// <summary>The limits of <see cref="AuditOptions"/>.</summary>
internal sealed class AuditOptionsValidator : IValidateOptions<AuditOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, AuditOptions options) =>
        options.Shards is >= 1 and <= AuditOptions.ShardsMax
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Audit:Shards is {options.Shards}; it must be 1 to {AuditOptions.ShardsMax}.");
}
