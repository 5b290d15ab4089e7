using Trading.Exchange;

namespace Trading.Simulation.Exchange;

/// <summary>
/// Every asset is conserved, over all accounts and in each; nothing is negative; what is locked is what open orders hold; and the house has
/// the fees. All of it counted from fills and transfers, with no rule of the account's own.
/// </summary>
internal static class MoneyCheck
{
    internal static void Check(ExchangeState state, Books books)
    {
        var assets = state.Markets.SelectMany(market => (Asset[])[market.Instrument.Base, market.Instrument.Quote])
            .Concat(state.Accounts.SelectMany(account => account.Balances.Select(balance => balance.Asset))).Distinct().ToList();
        foreach (var asset in assets)
        {
            var given = (Int128)0;
            foreach (var account in state.Accounts)
            {
                var transferred = TransferCheck.Made(books, account.User).Where(transfer => transfer.Asset == asset)
                    .Aggregate((Int128)0, (sum, transfer) => sum + (transfer.IsWithdrawal ? -transfer.Units : transfer.Units));
                given += transferred;
                var expected = transferred + (account == state.House ? FeesOf(state, asset) : TradedOf(state, account, asset));
                SimulationFailedException.Unless(
                    account.TotalOf(asset) == expected,
                    $"{account.User} has {account.TotalOf(asset)} of {asset}; its trades and transfers make {expected}.");
                CheckLocked(state, account, asset);
            }

            var total = state.Accounts.Aggregate((Int128)0, (sum, account) => sum + account.TotalOf(asset));
            SimulationFailedException.Unless(total == given, $"There are {total} of {asset}, and {given} were brought.");
        }
    }

    private static Int128 FeesOf(ExchangeState state, Asset asset) =>
        state.Accounts.SelectMany(account => account.Fills).Where(fill => state.InstrumentOf(fill.Symbol).Quote == asset)
            .Aggregate((Int128)0, (sum, fill) => sum + fill.Fill.Fee);

    private static Int128 TradedOf(ExchangeState state, AccountState account, Asset asset)
    {
        var sum = (Int128)0;
        foreach (var (_, _, symbol, side, fill) in account.Fills)
        {
            var instrument = state.InstrumentOf(symbol);
            var sign = side == OrderSide.Buy ? 1 : -1;
            if (instrument.Base == asset)
                sum += sign * (Int128)fill.Lots * instrument.LotUnits;
            if (instrument.Quote == asset)
                sum -= (sign * (Int128)fill.Ticks * fill.Lots * instrument.TickLotUnits) + fill.Fee;
        }

        return sum;
    }

    private static void CheckLocked(ExchangeState state, AccountState account, Asset asset)
    {
        var balance = account.Balances.FirstOrDefault(balance => balance.Asset == asset);
        SimulationFailedException.Unless(balance is { Available: >= 0, Locked: >= 0 }, $"{account.User} has {balance}.");
        var (most, slack) = ((Int128)0, 0);
        foreach (var order in account.OpenOrders)
        {
            var instrument = state.InstrumentOf(order.Request.Symbol);
            if ((order.Request.Side == OrderSide.Buy ? instrument.Quote : instrument.Base) != asset)
                continue;
            var rest = order.Request.Lots - order.FilledLots;
            var notional = (Int128)order.Request.Ticks * rest * instrument.TickLotUnits;
            most += order.Request.Side == OrderSide.Sell
                ? rest * instrument.LotUnits
                : notional + Instrument.FeeOf(notional, instrument.LargestFee);

            // The fee is rounded up once for the whole order: where some of it is filled, the rest may need one unit less than by itself.
            slack += order is { Request.Side: OrderSide.Buy, FilledLots: > 0 } && instrument.LargestFee > 0 ? 1 : 0;
        }

        SimulationFailedException.Unless(
            balance.Locked <= most && balance.Locked >= most - slack,
            $"{account.User} has {balance.Locked} of {asset} locked, and its open orders hold {most}.");
    }
}
