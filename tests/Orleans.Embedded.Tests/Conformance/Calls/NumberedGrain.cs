using Orleans;

namespace Trading.Conformance.Calls;

[GrainType("numbers")]
public sealed class NumberedGrain : Grain, INumberedGrain
{
    public Task<long> GetIntegerKeyAsync() => Task.FromResult(this.GetPrimaryKeyLong());
}
