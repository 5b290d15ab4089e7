using System.Globalization;
using System.Text;
using Trading.Exchange;

namespace Trading.Simulation.Exchange;

/// <summary>All that an account shows.</summary>
internal sealed record AccountState(string User, Balance[] Balances, OrderInfo[] Orders, OrderInfo[] OpenOrders, FillInfo[] Fills)
{
    internal static async Task<AccountState> ReadAsync(SimulatedNode node, string user)
    {
        var grain = node.Grains.GetGrain<IOrderGrain>(user);
        var all = new OrderQuery(null, 0, int.MaxValue);
        return new AccountState(
            user,
            await grain.GetBalancesAsync(),
            await grain.GetOrdersAsync(all),
            await grain.GetOpenOrdersAsync(null),
            await grain.GetFillsAsync(all));
    }

    /// <summary>What it has of an asset, locked or not.</summary>
    internal Int128 TotalOf(Asset asset) =>
        Balances.Where(b => b.Asset == asset).Aggregate((Int128)0, (sum, b) => sum + b.Available + b.Locked);

    internal void Write(StringBuilder text)
    {
        foreach (var balance in Balances.Where(balance => balance is not { Available: 0, Locked: 0 }))
            text.AppendLine(CultureInfo.InvariantCulture, $"{User} {balance}");
        foreach (var order in Orders)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{User} {order with { Fills = default }} open: {OpenOrders.Any(o => o.OrderId == order.OrderId)}, "
                + $"{string.Join(' ', order.Fills)}");
        }

        foreach (var fill in Fills)
            text.AppendLine(CultureInfo.InvariantCulture, $"{User} {fill}");
    }
}
