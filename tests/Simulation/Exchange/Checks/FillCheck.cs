using Trading.Exchange;

namespace Trading.Simulation.Exchange;

/// <summary>
/// Every trade of a book is settled once with its buyer and once with its seller, and an order is filled by its fills alone.
/// </summary>
internal static class FillCheck
{
    internal static void Check(ExchangeState state)
    {
        foreach (var market in state.Markets)
        {
            var sides = state.Accounts.SelectMany(account => account.Fills).Where(fill => fill.Symbol == market.Symbol)
                .ToLookup(fill => fill.Fill.TradeId);
            foreach (var trade in market.Trades)
                Check(market, trade, [.. sides[trade.TradeId]]);
            SimulationFailedException.Unless(
                market.Trades.Select(trade => trade.TradeId).SequenceEqual(sides.Select(side => side.Key).Order()),
                $"The fills of users are not the trades of {market.Symbol}.");
        }

        foreach (var account in state.Accounts)
            foreach (var order in account.Orders)
                Check(account, order, state.InstrumentOf(order.Request.Symbol));
    }

    private static void Check(MarketState market, MarketTrade trade, FillInfo[] fills)
    {
        SimulationFailedException.Unless(fills.Length == 2, $"{trade} of {market.Symbol} was settled {fills.Length} times.");
        SimulationFailedException.Unless(
            fills[0].Side != fills[1].Side && fills[0].Fill.Role != fills[1].Fill.Role, $"{trade} of {market.Symbol} has one side twice.");
        foreach (var (_, _, _, side, fill) in fills)
        {
            SimulationFailedException.Unless(
                (fill.Ticks, fill.Lots, fill.TimeMs, fill.Role == LiquidityRole.Taker)
                    == (trade.Ticks, trade.Lots, trade.TimeMs, side == trade.TakerSide),
                $"{trade} of {market.Symbol} was settled as {fill}.");
        }
    }

    private static void Check(AccountState account, OrderInfo order, Instrument instrument)
    {
        var fills = account.Fills.Where(fill => fill.OrderId == order.OrderId).Select(fill => fill.Fill).Reverse().ToList();
        SimulationFailedException.Unless(fills.SequenceEqual(order.Fills), $"{order} of {account.User} has not the fills of its list.");
        SimulationFailedException.Unless(
            fills.Sum(fill => fill.Lots) == order.FilledLots
                && fills.Sum(fill => fill.Ticks * fill.Lots * instrument.TickLotUnits) == order.FilledQuote,
            $"{order} of {account.User} is not filled as its fills have it.");
    }
}
