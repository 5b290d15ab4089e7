using Orleans;

namespace Trading.Conformance.Embedded.Contracts;

[GenerateSerializer, Immutable]
public abstract record GoodBase
{
    [Id(0)]
    public DateTimeOffset Time { get; init; }
}
