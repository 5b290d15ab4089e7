using Orleans;
using Orleans.Concurrency;

namespace Trading.Conformance.Observers;

public interface INewsGrain : IGrainWithStringKey
{
    Task SubscribeAsync(INewsObserver observer);

    Task UnsubscribeAsync(INewsObserver observer);

    /// <summary>Tells the observers without waiting for them.</summary>
    Task PublishAsync(string text);

    /// <summary>Tells the observers, waits for them, and answers how many are left.</summary>
    Task<int> PublishAndWaitAsync(string text);

    /// <summary>Has the grain itself observe another.</summary>
    Task FollowAsync(string other);

    Task<string[]> GetHeardAsync();

    /// <summary>Ends at once; what was sent to the grain before has then arrived.</summary>
    [AlwaysInterleave]
    Task FlushAsync();
}
