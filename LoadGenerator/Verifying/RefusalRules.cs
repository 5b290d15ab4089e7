using Trading.LoadGenerator.Workloads;
using static Trading.LoadGenerator.Verifying.DifferenceText;

namespace Trading.LoadGenerator.Verifying;

/// <summary>
/// Whether a command could be refused with its code. In which order the conditions are looked at is not asked: any code whose
/// condition holds is right.
/// </summary>
/// <param name="quotes">The prices of the log.</param>
internal sealed class RefusalRules(QuoteBook quotes)
{
    /// <summary>Checks the refusal of a command.</summary>
    /// <param name="account">The account, which the refusal does not change.</param>
    /// <param name="e">The command.</param>
    /// <param name="code">The code.</param>
    /// <param name="isFlawed">True where the workload's line is not a right one; null where the line is not known.</param>
    public void Check(AccountModel account, in LogElement e, string code, bool? isFlawed)
    {
        if (isFlawed == true)
        {
            Require(code is "malformed" or "bad_amount" or "limit_exceeded", e, $"is no right line, but was refused with {code}");
            return;
        }

        var holds = code switch
        {
            "malformed" or "forbidden" => isFlawed is null || (code == "forbidden" && e.Command == WorkloadCommand.Dumplog),
            "bad_amount" => isFlawed is null && WorkloadCommandNames.HasAmount(e.Command) && (!e.HasFunds || e.FundsCents <= 0),
            "unknown_user" => !account.Exists && e.Command is not (WorkloadCommand.Add or WorkloadCommand.Quote or WorkloadCommand.Dumplog),
            "insufficient_funds" => LacksFunds(account, e),
            "insufficient_shares" => LacksShares(account, e),
            "less_than_one_share" => IsLessThanOneShare(account, e),
            "nothing_pending" => HasNothingPending(account, e),
            "no_trigger_amount" => HasNoAmount(account, e),
            "quote_unavailable" => e.Command is WorkloadCommand.Quote or WorkloadCommand.Buy or WorkloadCommand.Sell
                or WorkloadCommand.SetSellAmount,
            "limit_exceeded" => ExceedsLimit(account, e),
            _ => false,
        };
        Require(holds, e, $"refused with {code}, but that does not hold: {StateOf(account, e)}");
    }

    private static bool LacksFunds(AccountModel account, in LogElement e) => e.Command switch
    {
        WorkloadCommand.Buy => account.CashCents < e.FundsCents,
        WorkloadCommand.SetBuyAmount =>
            account.CashCents + (account.BuyOrders.GetValueOrDefault(e.Symbol)?.AmountCents ?? 0) < e.FundsCents,
        _ => false,
    };

    private bool LacksShares(AccountModel account, in LogElement e)
    {
        var order = account.SellOrders.GetValueOrDefault(e.Symbol);
        var free = account.FreeShares(e.Symbol, e.TimestampMs).Lo;
        var (withOrder, funds) = (free + (order?.ReservedShares ?? 0), e.FundsCents);
        return e.Command switch
        {
            WorkloadCommand.Sell => free <= 0 || quotes.ValidAt(e.Symbol, e.TimestampMs).Exists(p => (Int128)free * p < funds),
            WorkloadCommand.SetSellAmount => withOrder <= 0
                || quotes.ValidAt(e.Symbol, e.TimestampMs).Exists(p => (Int128)withOrder * p < funds),
            WorkloadCommand.SetSellTrigger => order is not null && order.AmountCents / funds > withOrder,
            _ => false,
        };
    }

    private bool IsLessThanOneShare(AccountModel account, in LogElement e)
    {
        var funds = e.FundsCents;
        return e.Command switch
        {
            WorkloadCommand.Buy or WorkloadCommand.Sell => quotes.ValidAt(e.Symbol, e.TimestampMs).Exists(p => p > funds),
            WorkloadCommand.SetSellTrigger => account.SellOrders.TryGetValue(e.Symbol, out var order) && order.AmountCents < funds,
            _ => false,
        };
    }

    private static bool HasNothingPending(AccountModel account, in LogElement e) => e.Command switch
    {
        WorkloadCommand.CommitBuy or WorkloadCommand.CancelBuy => account.Buys.Count == 0,
        WorkloadCommand.CommitSell or WorkloadCommand.CancelSell =>
            account.Sells.Count == 0 || account.MayBeExpired(account.Sells[^1].AtMs, e.TimestampMs),
        _ => false,
    };

    private static bool HasNoAmount(AccountModel account, in LogElement e) => e.Command switch
    {
        WorkloadCommand.SetBuyTrigger or WorkloadCommand.CancelSetBuy => !account.BuyOrders.ContainsKey(e.Symbol),
        WorkloadCommand.SetSellTrigger or WorkloadCommand.CancelSetSell => !account.SellOrders.ContainsKey(e.Symbol),
        _ => false,
    };

    private static bool ExceedsLimit(AccountModel account, in LogElement e)
    {
        var held = account.CashCents + account.ReservedCents;
        return e.Command switch
        {
            WorkloadCommand.Add => !e.HasFunds || held > Cents.Max - e.FundsCents,
            WorkloadCommand.CommitSell => account.Sells.Count > 0 && account.Sells[^1].PricesCents.Exists(
                p => held > Cents.Max - account.Sells[^1].AmountCents / p * p),
            _ => false,
        };
    }

    private string StateOf(AccountModel account, in LogElement e)
    {
        var shares = e.Symbol.Length > 0
            ? $"; {account.FreeShares(e.Symbol, e.TimestampMs)} free shares of {e.Symbol}, valid price "
                + (quotes.ValidAt(e.Symbol, e.TimestampMs) is { Count: > 0 } prices ? Cents.Format(prices) : "none")
            : "";
        return account.Exists
            ? $"{Cents.Format(account.CashCents)} in cash, {account.Buys.Count} pending buys, {account.Sells.Count} pending sells{shares}"
            : "the user has no account";
    }
}
