using Orleans;

namespace Trading.Conformance.States;

[GenerateSerializer, Immutable]
public sealed record CounterState([property: Id(0)] int Count)
{
    public CounterState()
        : this(0)
    {
    }
}
