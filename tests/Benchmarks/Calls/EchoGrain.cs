using Orleans;

namespace Trading.Benchmarks.Calls;

/// <inheritdoc cref="IEchoGrain"/>
public sealed class EchoGrain : Grain, IEchoGrain
{
    /// <inheritdoc/>
    public Task<int> EchoAsync(int value) => Task.FromResult(value);

    /// <inheritdoc/>
    public ValueTask<int> EchoValueAsync(int value) => ValueTask.FromResult(value);

    /// <inheritdoc/>
    public async Task<int> EchoLaterAsync(int value)
    {
        await Task.Yield();
        return value;
    }

    /// <inheritdoc/>
    public async Task CallAsync(IEchoGrain other, int times)
    {
        for (var i = 0; i < times; i++)
            await other.EchoAsync(i);
    }
}
