using Orleans;

namespace Trading.Exchange;

/// <summary>
/// What changed in an account of the exchange. Each list has a number of its own that grows by one with each item and never goes back:
/// <see cref="FirstOrder"/> is that of the first of <see cref="Orders"/>, and so on.
/// </summary>
[GenerateSerializer, Immutable, Alias("account-update")]
public sealed record AccountUpdate
{
    /// <summary>The number of the first order change.</summary>
    [Id(0)]
    public long FirstOrder { get; init; }

    /// <summary>Orders that changed, as they are after each change.</summary>
    [Id(1)]
    public required OrderInfo[] Orders { get; init; }

    /// <summary>The fills, in order; each has its number.</summary>
    [Id(2)]
    public required FillInfo[] Fills { get; init; }

    /// <summary>The number of the first balance change.</summary>
    [Id(3)]
    public long FirstBalance { get; init; }

    /// <summary>Balances that changed, as they are now.</summary>
    [Id(4)]
    public required Balance[] Balances { get; init; }
}
