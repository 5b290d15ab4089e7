using Orleans;

namespace Trading.Conformance.Embedded.Contracts;

[GenerateSerializer, Immutable, Alias("good-message")]
public sealed record GoodMessage([property: Id(0)] string Text, [Id(1)] long Count) : GoodBase
{
    [Id(2)]
    private readonly decimal amount = 1;

    [NonSerialized]
    private readonly object cache = new();

    public decimal Amount => cache is null ? 0 : amount;

    [Id(3)]
    public GoodMessage? Inner { get; init; }
}
