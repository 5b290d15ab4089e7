using Trading.LoadGenerator.Workloads;
using static Trading.LoadGenerator.Verifying.DifferenceText;

namespace Trading.LoadGenerator.Verifying;

/// <summary>What a trigger that fires demands and does (day-trading.md, "Triggers").</summary>
/// <param name="quotes">The prices of the log.</param>
internal sealed class FiringRules(QuoteBook quotes)
{
    /// <summary>
    /// True where prices may have been used that the log at hand does not have, as it is only one user's: a price is then worked
    /// out from the shares and the
    /// funds, where that can be.
    /// </summary>
    public bool PricesMayBeMissing { get; set; }

    /// <summary>The cash that comes back when the trigger fires; 0 for none, so that no <c>accountTransaction</c> follows.</summary>
    public static long ExpectedCents(AccountModel account, in LogElement e)
    {
        if (e.Command == WorkloadCommand.SetSellTrigger)
            return e.FundsCents;
        Require(account.BuyOrders.TryGetValue(e.Symbol, out var order), e, $"fired without an amount set for {e.Symbol}");
        return Math.Max(0, order!.AmountCents - e.FundsCents);
    }

    /// <summary>Fires the trigger of a <c>systemEvent</c>.</summary>
    public void Fire(AccountModel account, OpenCommand open)
    {
        var e = open.Element;
        Require(e.Command is WorkloadCommand.SetBuyTrigger or WorkloadCommand.SetSellTrigger, e, "a systemEvent is a trigger that fires");
        Require(e.HasFunds && e.FundsCents > 0, e, "fired without funds");
        if (e.Command == WorkloadCommand.SetBuyTrigger)
            FireBuy(account, open);
        else
            FireSell(account, open);
    }

    private void FireBuy(AccountModel account, OpenCommand open)
    {
        var (e, funds) = (open.Element, open.Element.FundsCents);
        var order = account.BuyOrders.GetValueOrDefault(e.Symbol);
        Require(order is not null && order.TriggerCents > 0 && order.TriggerNum == e.TransactionNum, e,
            $"fired, but no such trigger waits on {e.Symbol}");
        var amount = order!.AmountCents;
        var (prices, known) = PricesFor(e);
        var shares = prices.Where(p => p <= order.TriggerCents && amount / p >= 1 && amount / p * p == funds)
            .Select(p => amount / p).ToList();
        if (shares.Count == 0 && PricesMayBeMissing)
            shares = SharesOfAnyPrice(order, funds);
        Require(shares.Count > 0, e,
            $"fired for {Cents.Format(funds)}; with {Cents.Format(amount)} in reserve and a trigger price of "
            + $"{Cents.Format(order.TriggerCents)} no price of {known} gives that");
        Require(open.AddedCents == amount - funds && open.RemovedCents == 0, e,
            $"must add the {Cents.Format(amount - funds)} left of the reserve, "
            + $"but adds {Cents.Format(open.AddedCents)} and removes {Cents.Format(open.RemovedCents)}");
        account.BuyOrders.Remove(e.Symbol);
        account.CashCents += open.AddedCents;
        account.CostCents += funds;
        account.Move(e.Symbol, new ShareRange(shares.Min(), shares.Max()));
    }

    private void FireSell(AccountModel account, OpenCommand open)
    {
        var (e, funds) = (open.Element, open.Element.FundsCents);
        var order = account.SellOrders.GetValueOrDefault(e.Symbol);
        Require(order is not null && order.TriggerCents > 0 && order.TriggerNum == e.TransactionNum, e,
            $"fired, but no such trigger waits on {e.Symbol}");
        var (prices, known) = PricesFor(e);
        var shares = order!.ReservedShares;
        var isAtPrice = prices.Exists(p => p >= order.TriggerCents && shares * p == funds)
            || (PricesMayBeMissing && funds % shares == 0 && funds / shares >= order.TriggerCents);
        Require(isAtPrice, e,
            $"fired for {Cents.Format(funds)}; {shares} shares from {Cents.Format(order.TriggerCents)} each "
            + $"at a price of {known} do not give that");
        Require(open.AddedCents == funds && open.RemovedCents == 0, e,
            $"must add {Cents.Format(funds)}, but adds {Cents.Format(open.AddedCents)} and removes {Cents.Format(open.RemovedCents)}");
        account.SellOrders.Remove(e.Symbol);
        account.CashCents += funds;
        account.ProceedsCents += funds;
        account.Move(e.Symbol, ShareRange.Exactly(-shares));
    }

    private (List<long> Prices, string Known) PricesFor(in LogElement e)
    {
        var prices = quotes.ValidAt(e.Symbol, e.TimestampMs);
        return (prices, prices.Count == 0 ? "none, as there is no quote from the 60 s before," : Cents.Format(prices));
    }

    private static List<long> SharesOfAnyPrice(BuyOrder order, long funds)
    {
        List<long> shares = [];
        for (var price = Math.Min(order.TriggerCents, order.AmountCents); price >= 1; price--)
            if (order.AmountCents / price * price == funds)
                shares.Add(order.AmountCents / price);
        return shares;
    }
}
