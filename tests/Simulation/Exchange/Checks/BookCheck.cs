using Trading.Exchange;

namespace Trading.Simulation.Exchange;

/// <summary>No book is crossed, and what rests in a book is what its users have open.</summary>
internal static class BookCheck
{
    internal static void Check(ExchangeState state)
    {
        foreach (var market in state.Markets)
        {
            SimulationFailedException.Unless(
                market.Bids.Length == 0 || market.Asks.Length == 0 || market.Bids[0].Ticks < market.Asks[0].Ticks,
                $"{market.Symbol} is crossed: {market.Bids.FirstOrDefault()} and {market.Asks.FirstOrDefault()}.");
            var open = state.Accounts.SelectMany(account => account.OpenOrders)
                .Where(order => order.Request.Symbol == market.Symbol)
                .ToList();
            Check(market, OrderSide.Buy, market.Bids, open);
            Check(market, OrderSide.Sell, market.Asks, open);
        }
    }

    private static void Check(MarketState market, OrderSide side, PriceLevel[] levels, IEnumerable<OrderInfo> open)
    {
        var expected = open.Where(order => order.Request.Side == side).GroupBy(order => order.Request.Ticks)
            .Select(level => new PriceLevel(level.Key, level.Sum(order => order.Request.Lots - order.FilledLots)))
            .OrderBy(level => side == OrderSide.Buy ? -level.Ticks : level.Ticks);
        SimulationFailedException.Unless(
            levels.SequenceEqual(expected),
            $"The book {market.Symbol} has {string.Join(", ", levels)} to {side}, and its users {string.Join(", ", expected)}.");
    }
}
