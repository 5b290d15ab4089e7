using Microsoft.Extensions.Options;

namespace Trading.Gateway.Access;

/// <summary>The limits of <see cref="AccessOptions"/>.</summary>
internal sealed class AccessOptionsValidator : IValidateOptions<AccessOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        var faults = new List<string>();
        Check(nameof(options.AccessTokenMinutes), options.AccessTokenMinutes, 1, 1_440);
        Check(nameof(options.RefreshTokenDays), options.RefreshTokenDays, 1, 365);
        Check(nameof(options.PasswordRounds), options.PasswordRounds, AccessOptions.PasswordRoundsMin, 10_000_000);
        Check(nameof(options.HashesAtOnce), options.HashesAtOnce, 0, 256);
        Check(nameof(options.HashesWaiting), options.HashesWaiting, 0, 10_000);
        Check(nameof(options.LoginsPerMinute), options.LoginsPerMinute, 1, 1_000_000);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Check(string key, int value, int min, int max)
        {
            if (value < min || value > max)
                faults.Add($"{AccessOptions.Section}:{key} is {value}; it must be {min} to {max}.");
        }
    }
}
