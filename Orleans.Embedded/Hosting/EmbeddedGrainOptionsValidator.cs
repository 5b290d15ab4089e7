using Microsoft.Extensions.Options;

namespace Orleans.Embedded;

/// <summary>Checks all settings and names every one that is wrong.</summary>
internal sealed class EmbeddedGrainOptionsValidator : IValidateOptions<EmbeddedGrainOptions>
{
    // What the framework's timers can count.
    private static readonly TimeSpan MaxTime = TimeSpan.FromMilliseconds(0xfffffffe);

    public ValidateOptionsResult Validate(string? name, EmbeddedGrainOptions options)
    {
        var failures = new List<string>();
        if (options.Assemblies.Count == 0)
            failures.Add("Assemblies names none: no grain could ever be activated.");

        if (options.ResponseTimeout != Timeout.InfiniteTimeSpan)
            CheckTime(options.ResponseTimeout, nameof(options.ResponseTimeout), failures);

        CheckTime(options.CollectionQuantum, nameof(options.CollectionQuantum), failures);
        CheckTime(options.ActivationTimeout, nameof(options.ActivationTimeout), failures);
        CheckTime(options.DeactivationTimeout, nameof(options.DeactivationTimeout), failures);
        CheckAge(options.CollectionAge, nameof(options.CollectionAge), options, failures);
        foreach (var (type, age) in options.CollectionAges)
            CheckAge(age, $"CollectionAges[{type}]", options, failures);

        CheckCount(options.MaxConcurrentDeactivations, nameof(options.MaxConcurrentDeactivations), failures);
        CheckCount(options.MaxItemsPerTurn, nameof(options.MaxItemsPerTurn), failures);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void CheckTime(TimeSpan value, string name, List<string> failures)
    {
        if (value <= TimeSpan.Zero || value > MaxTime)
            failures.Add($"{name} is {value}; it must be above zero and at most {MaxTime}.");
    }

    private static void CheckAge(TimeSpan value, string name, EmbeddedGrainOptions options, List<string> failures)
    {
        if (value < options.CollectionQuantum)
            failures.Add($"{name} is {value}; it must not be below CollectionQuantum, {options.CollectionQuantum}.");
    }

    private static void CheckCount(int value, string name, List<string> failures)
    {
        if (value < 1)
            failures.Add($"{name} is {value}; it must be at least 1.");
    }
}
