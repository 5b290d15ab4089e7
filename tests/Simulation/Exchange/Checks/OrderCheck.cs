using Trading.Exchange;

namespace Trading.Simulation.Exchange;

/// <summary>
/// Every order that the client was answered is there exactly once and is what the client was told; nothing is there that nobody sent; and
/// no order still waits for its book.
/// </summary>
internal static class OrderCheck
{
    internal static void Check(ExchangeState state, IReadOnlyList<TraderClient> traders)
    {
        foreach (var (trader, account) in traders.Zip(state.Accounts))
        {
            var found = account.Orders.ToLookup(order => order.Request.ClientOrderId);
            foreach (var sent in trader.Orders)
                Check(sent, [.. found[sent.Request.ClientOrderId]]);
            var unknown = account.Orders.FirstOrDefault(
                order => !trader.Orders.Any(sent => sent.Request.ClientOrderId == order.Request.ClientOrderId));
            SimulationFailedException.Unless(unknown is null, $"Nobody sent {unknown}.");
            SimulationFailedException.Unless(
                account.Orders.Where(order => order.IsOpen).Select(order => order.OrderId)
                    .SequenceEqual(account.OpenOrders.Select(o => o.OrderId)),
                $"The open orders of {account.User} are not those of its orders that are open.");
        }

        var ids = state.Accounts.SelectMany(account => account.Orders).GroupBy(order => order.OrderId).Where(same => same.Count() > 1);
        SimulationFailedException.Unless(!ids.Any(), $"The id {ids.FirstOrDefault()?.Key} is that of several orders.");
        SimulationFailedException.Unless(state.House.Orders.Length == 0, $"The house has orders.");
    }

    private static void Check(SentOrder sent, OrderInfo[] found)
    {
        SimulationFailedException.Unless(sent.Placed is not null, $"{sent} was never answered.");
        SimulationFailedException.Unless(
            found.Length == (sent.OrderId is null ? 0 : 1), $"{sent} was answered with {sent.Placed} and is there {found.Length} times.");
        if (found.Length == 0)
            return;
        var order = found[0];
        SimulationFailedException.Unless(order.OrderId == sent.OrderId, $"{sent} was told to be {sent.OrderId} and is {order.OrderId}.");
        SimulationFailedException.Unless(
            order.Request with { Ticks = 0, Lots = 0 } == sent.Request with { Ticks = 0, Lots = 0 }, $"{sent} is kept as {order.Request}.");
        SimulationFailedException.Unless(
            order.ReceivedMs > 0 || order is { Status: OrderStatus.Rejected, Reason: OrderReason.Funds or OrderReason.Limit },
            $"{sent} is {order.Status}, and its book never had it.");
        SimulationFailedException.Unless(
            order.FilledLots >= sent.FilledLots, $"{sent} was told to be filled {sent.FilledLots} and is filled {order.FilledLots}.");
        if (sent.Ended is { } ended)
        {
            SimulationFailedException.Unless(
                (order.Status, order.Reason, order.FilledLots, order.FilledQuote)
                    == (ended.Status, ended.Reason, ended.FilledLots, ended.FilledQuote),
                $"{sent} was told to have ended as {ended.Status} {ended.Reason} and is {order.Status} {order.Reason}.");
        }

        SimulationFailedException.Unless(
            !sent.IsCancelled || order is { Status: OrderStatus.Cancelled, Reason: OrderReason.User }
                || order is { Status: OrderStatus.Cancelled, Reason: OrderReason.SelfTrade },
            $"{sent} was told to be cancelled and is {order.Status} {order.Reason}.");
    }
}
