using System.Collections.Concurrent;
using Orleans.Embedded;

namespace Trading.Testing;

/// <summary>Counts the calls of grains and hands them on at once.</summary>
public sealed class CountedCalls : ICallTransport
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Carry(string call, Action deliver)
    {
        _counts.AddOrUpdate(call, 1, static (_, count) => count + 1);
        deliver();
    }

    /// <summary>How often a method of any grain was called.</summary>
    public int Of(string method) =>
        _counts.Where(call => call.Key.EndsWith($" {method}", StringComparison.Ordinal)).Sum(call => call.Value);

    /// <summary>What users have asked an account of: the methods, with the number of calls of each.</summary>
    public Dictionary<string, int> Of(string user, string grainInterface) => _counts
        .Where(call => call.Key.StartsWith($"user/{user} {grainInterface}.", StringComparison.Ordinal))
        .ToDictionary(call => call.Key[(call.Key.LastIndexOf('.') + 1)..], call => call.Value, StringComparer.Ordinal);
}
