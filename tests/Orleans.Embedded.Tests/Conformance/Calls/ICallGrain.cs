using Orleans;
using Orleans.Concurrency;

namespace Trading.Conformance.Calls;

public interface ICallGrain : IGrainWithStringKey
{
    Task DoAsync();

    ValueTask DoValueAsync(bool yields);

    Task<int> AddAsync(int left, int right);

    ValueTask<int> AddValueAsync(int left, int right);

    Task ThrowAsync(string message, bool yields);

    /// <summary>Returns null instead of a task.</summary>
    Task ReturnNoTaskAsync();

    Task<string> GetStringKeyAsync();

    Task<string> GetIdAsync();

    /// <summary>Ends when the door is open.</summary>
    Task PassAsync(string door);

    [OneWay]
    Task PassOneWayAsync(string door);

    [OneWay]
    Task ThrowOneWayAsync();

    /// <summary>Calls the other grain, which calls this one back.</summary>
    Task CallAndBeCalledBackAsync(string other);

    /// <summary>Calls the other grain.</summary>
    Task CallAsync(string other);

    /// <summary>Whether code goes on in this grain's turn after a call to the other.</summary>
    Task<bool> StaysInTurnAfterCallAsync(string other);
}
