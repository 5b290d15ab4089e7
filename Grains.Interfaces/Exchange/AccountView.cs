using Orleans;

namespace Trading.Exchange;

/// <summary>What a subscriber of an account starts from.</summary>
/// <param name="LastOrder">The number of the last order change.</param>
/// <param name="OpenOrders">The open orders.</param>
/// <param name="Fills">The last fills, oldest first.</param>
/// <param name="LastBalance">The number of the last balance change.</param>
/// <param name="Balances">All balances.</param>
[GenerateSerializer, Immutable, Alias("account-view")]
public sealed record AccountView(
    [property: Id(0)] long LastOrder,
    [property: Id(1)] OrderInfo[] OpenOrders,
    [property: Id(2)] FillInfo[] Fills,
    [property: Id(3)] long LastBalance,
    [property: Id(4)] Balance[] Balances);
