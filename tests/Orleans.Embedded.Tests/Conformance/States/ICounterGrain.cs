using Orleans;

namespace Trading.Conformance.States;

public interface ICounterGrain : IGrainWithStringKey
{
    /// <summary>Counts up, in memory and in the store, and answers the count in memory.</summary>
    Task<int> IncrementAsync();

    Task<int> GetAsync();

    Task<bool> IsStoredAsync();

    /// <summary>Counts up, then hears of a failed write and keeps it to itself.</summary>
    Task<string> IncrementAndSwallowAsync();

    Task ReloadAsync();

    Task ClearAsync();

    /// <summary>Calls another counter and lets its failure through.</summary>
    Task IncrementOtherAsync(string other);

    /// <summary>The number of calls that this activation has had.</summary>
    Task<int> CountCallsAsync();
}
