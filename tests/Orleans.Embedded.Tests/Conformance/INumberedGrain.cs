using Orleans;

namespace Trading.Conformance;

public interface INumberedGrain : IGrainWithIntegerKey
{
    Task<long> GetIntegerKeyAsync();
}
