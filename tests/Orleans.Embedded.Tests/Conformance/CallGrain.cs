using Orleans;

namespace Trading.Conformance;

public sealed class CallGrain : Grain, ICallGrain
{
    public Task DoAsync() => Task.CompletedTask;

    public async ValueTask DoValueAsync(bool yields)
    {
        if (yields)
            await Task.Yield();
    }

    public Task<int> AddAsync(int left, int right) => Task.FromResult(left + right);

    public async ValueTask<int> AddValueAsync(int left, int right)
    {
        await Task.Yield();
        return left + right;
    }

    public async Task ThrowAsync(string message, bool yields)
    {
        if (yields)
            await Task.Yield();

        throw new FormatException(message);
    }

    public Task<string> GetStringKeyAsync() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<string> GetIdAsync() => Task.FromResult(GrainContext.GrainId.ToString());
}
