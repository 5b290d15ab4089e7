using Orleans;

namespace Trading.Conformance;

public interface ICallGrain : IGrainWithStringKey
{
    Task DoAsync();

    ValueTask DoValueAsync(bool yields);

    Task<int> AddAsync(int left, int right);

    ValueTask<int> AddValueAsync(int left, int right);

    Task ThrowAsync(string message, bool yields);

    Task<string> GetStringKeyAsync();

    Task<string> GetIdAsync();
}
