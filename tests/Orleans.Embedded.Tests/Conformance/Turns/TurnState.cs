using Orleans;

namespace Trading.Conformance.Turns;

[GenerateSerializer]
public sealed class TurnState
{
    [Id(0)]
    public int Value { get; set; }
}
