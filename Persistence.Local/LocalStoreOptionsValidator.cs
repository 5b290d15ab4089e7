using Microsoft.Extensions.Options;

namespace Trading.Persistence.Local;

/// <summary>Refuses settings that make no sense, with every fault in one message.</summary>
internal sealed class LocalStoreOptionsValidator : IValidateOptions<LocalStoreOptions>
{
    private const int Kibibyte = 1 << 10;
    private const int Mebibyte = 1 << 20;

    public ValidateOptionsResult Validate(string? name, LocalStoreOptions options)
    {
        var faults = new List<string>();

        void Require(bool holds, string rule)
        {
            if (!holds)
            {
                faults.Add($"Local store '{name}': {rule}.");
            }
        }

        Require(!string.IsNullOrWhiteSpace(options.Path), "Path must name a folder");
        Require(
            options.Path is null || options.Path.IndexOfAny(Path.GetInvalidPathChars()) < 0,
            "Path has characters that no path may have");
        RequireRange(nameof(options.SegmentBytes), options.SegmentBytes, 4 * Kibibyte, 1024 * Mebibyte);
        RequireRange(nameof(options.MaxGroupBytes), options.MaxGroupBytes, 4 * Kibibyte, 256 * Mebibyte);
        RequireRange(nameof(options.CompactionRatio), options.CompactionRatio, 0.05, 0.95);
        Require(options.CompactionMinBytes >= 0, $"CompactionMinBytes must not be negative, not {options.CompactionMinBytes}");
        RequireRange(nameof(options.CompactionStepBytes), options.CompactionStepBytes, Kibibyte, 64 * Mebibyte);
        Require(options.Serializer is not null, "Serializer must be set");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void RequireRange<T>(string setting, T value, T least, T most)
            where T : IComparable<T> =>
            Require(value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0, $"{setting} must be from {least} to {most}, not {value}");
    }
}
