using Orleans;

namespace Trading.Conformance.Calls;

public interface INumberedGrain : IGrainWithIntegerKey
{
    Task<long> GetIntegerKeyAsync();
}
