using Orleans;

namespace Trading.Benchmarks.Calls;

/// <summary>Methods that do nothing, to measure what the call costs.</summary>
[Alias("benchmark-echo")]
public interface IEchoGrain : IGrainWithIntegerKey
{
    /// <summary>Returns what it gets, at once.</summary>
    Task<int> EchoAsync(int value);

    /// <summary>The same as a <see cref="ValueTask{TResult}"/>.</summary>
    ValueTask<int> EchoValueAsync(int value);

    /// <summary>Returns after its turn was given up once.</summary>
    Task<int> EchoLaterAsync(int value);

    /// <summary>Calls another grain so many times, one after the other.</summary>
    Task CallAsync(IEchoGrain other, int times);
}
