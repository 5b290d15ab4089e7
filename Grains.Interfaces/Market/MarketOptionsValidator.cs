using Microsoft.Extensions.Options;

namespace Trading.Market;

/// <summary>Checks <see cref="MarketOptions"/> and names every fault at once.</summary>
public sealed class MarketOptionsValidator : IValidateOptions<MarketOptions>
{
    private const int ShardsMax = 256;
    private const int LimitMax = 10_000_000;
    private const int QueueLimitMin = 10_000;
    private const int KeysMin = 1_000;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, MarketOptions options)
    {
        var failures = new List<string>();
        Check(failures, nameof(options.Shards), options.Shards, 1, ShardsMax);
        Check(failures, nameof(options.QueueLimit), options.QueueLimit, QueueLimitMin, LimitMax);
        Check(failures, nameof(options.KeysRemembered), options.KeysRemembered, KeysMin, LimitMax);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Check(List<string> failures, string key, int value, int min, int max)
    {
        if (value < min || value > max)
            failures.Add($"{MarketOptions.Section}:{key} is {value}; it is from {min} to {max}.");
    }
}
