using Orleans;
using Orleans.Concurrency;

namespace Trading.Conformance.Turns;

/// <summary>Where its key begins with "slow" it waits at "KEY activates" before it is active.</summary>
public interface ITurnGrain : IGrainWithStringKey
{
    /// <summary>Notes its start, waits at the door, notes its end.</summary>
    Task WriteAsync(string door);

    /// <inheritdoc cref="WriteAsync"/>
    [ReadOnly]
    Task ReadAsync(string door);

    /// <inheritdoc cref="WriteAsync"/>
    [AlwaysInterleave]
    Task InterleaveAsync(string door);

    /// <summary>Ends at once; what was sent to the grain before has then arrived.</summary>
    [AlwaysInterleave]
    Task FlushAsync();

    /// <summary>Goes through many short turns, and counts those in which another turn was under way.</summary>
    Task<int> CountOverlapsAsync(int turns);

    /// <summary>Whether the grain's state can be reached after an await that another thread ends.</summary>
    Task<bool> ReachesStateAfterAwaitAsync(bool leavesContext);
}
