using Orleans;

namespace Trading.Persistence.Local.Tests;

/// <summary>An ordinary state, with what ordinary states are made of.</summary>
[GenerateSerializer]
public sealed class Portfolio
{
    [Id(0)]
    public string Owner { get; set; } = "nobody";

    [Id(1)]
    public decimal Cash { get; set; }

    [Id(2)]
    public Dictionary<string, int> Shares { get; set; } = [];

    [Id(3)]
    public DateTimeOffset Opened { get; set; }

    [Id(4)]
    public Portfolio? Before { get; set; }
}
