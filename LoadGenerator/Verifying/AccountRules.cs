using Trading.LoadGenerator.Workloads;
using static Trading.LoadGenerator.Verifying.DifferenceText;

namespace Trading.LoadGenerator.Verifying;

/// <summary>
/// What an executed command demands and does (day-trading.md, the table of commands). Every method throws <see
/// cref="DifferenceException"/>.
/// </summary>
/// <param name="quotes">The prices of the log.</param>
internal sealed class AccountRules(QuoteBook quotes)
{
    /// <summary>
    /// True for commands that move cash when they are executed. Others are over only when the account's next element shows that no
    /// refusal follows.
    /// </summary>
    public static bool MovesCash(WorkloadCommand command) =>
        command is WorkloadCommand.Add or WorkloadCommand.Buy or WorkloadCommand.CancelBuy
        or WorkloadCommand.CommitSell or WorkloadCommand.SetBuyAmount or WorkloadCommand.CancelSetBuy;

    /// <summary>True once all changes of cash of an executed command are there.</summary>
    public static bool IsComplete(OpenCommand open) => open.Element.Command switch
    {
        WorkloadCommand.Buy or WorkloadCommand.SetBuyAmount => open.RemovedCents != 0,
        _ => open.HasMoved,
    };

    /// <summary>Executes a command that was accepted.</summary>
    /// <param name="account">The account before it; changed.</param>
    /// <param name="open">The command and the cash it moved.</param>
    /// <param name="answer">What the client was answered, or null where that is not known.</param>
    public void Execute(AccountModel account, OpenCommand open, TradeAnswer? answer)
    {
        var e = open.Element;
        Require(account.Exists || e.Command is WorkloadCommand.Add or WorkloadCommand.Quote or WorkloadCommand.Dumplog, e,
            "accepted, but the user has no account");
        Require(!WorkloadCommandNames.HasAmount(e.Command) || (e.HasFunds && e.FundsCents > 0), e, "accepted without an amount above zero");
        Require(!WorkloadCommandNames.HasSymbol(e.Command) || e.Symbol.Length > 0, e, "accepted without a symbol");
        switch (e.Command)
        {
            case WorkloadCommand.Add:
                RequireMoved(open, added: e.FundsCents, removed: 0);
                account.Exists = true;
                account.CashCents += e.FundsCents;
                account.DepositedCents += e.FundsCents;
                break;
            case WorkloadCommand.Quote:
                PricesFor(e, answer);
                break;
            case WorkloadCommand.Buy:
                Buy(account, open, answer);
                break;
            case WorkloadCommand.CommitBuy:
                var committed = TakeNewest(account, account.Buys, b => b.AtMs, e);
                RequireAnswer(answer, e, committed.Symbol, committed.Shares, committed.CostCents);
                account.Move(committed.Symbol, answer is null ? committed.Shares : ShareRange.Exactly(answer.Shares));
                account.CostCents += committed.CostCents;
                break;
            case WorkloadCommand.CancelBuy:
                var cancelled = TakeNewest(account, account.Buys, b => b.AtMs, e);
                RequireAnswer(answer, e, cancelled.Symbol, cancelled.Shares, cancelled.CostCents);
                RequireMoved(open, added: cancelled.CostCents, removed: 0);
                account.CashCents += cancelled.CostCents;
                break;
            case WorkloadCommand.Sell:
                Sell(account, e, answer);
                break;
            case WorkloadCommand.CommitSell:
                CommitSell(account, open, answer);
                break;
            case WorkloadCommand.CancelSell:
                var returned = TakeNewest(account, account.Sells, s => s.AtMs, e);
                RequireAnswer(answer, e, returned.Symbol, returned.Shares, answer?.TotalCents ?? 0);
                break;
            default:
                ExecuteOrder(account, open);
                break;
        }
    }

    private void ExecuteOrder(AccountModel account, OpenCommand open)
    {
        var e = open.Element;
        var buy = account.BuyOrders.GetValueOrDefault(e.Symbol);
        var sell = account.SellOrders.GetValueOrDefault(e.Symbol);
        switch (e.Command)
        {
            case WorkloadCommand.SetBuyAmount:
                var earlier = buy?.AmountCents ?? 0;
                Require(account.CashCents + earlier >= e.FundsCents, e,
                    $"accepted with {Cents.Format(account.CashCents)} in cash and {Cents.Format(earlier)} in reserve");
                RequireMoved(open, added: earlier, removed: e.FundsCents);
                account.CashCents += earlier - e.FundsCents;
                account.BuyOrders[e.Symbol] = new BuyOrder(e.FundsCents, 0, 0);
                break;
            case WorkloadCommand.SetBuyTrigger:
                Require(buy is not null, e, "accepted without an amount set");
                account.BuyOrders[e.Symbol] = buy! with { TriggerCents = e.FundsCents, TriggerNum = e.TransactionNum };
                break;
            case WorkloadCommand.CancelSetBuy:
                Require(buy is not null, e, "accepted without an amount set");
                RequireMoved(open, added: buy!.AmountCents, removed: 0);
                account.CashCents += buy.AmountCents;
                account.BuyOrders.Remove(e.Symbol);
                break;
            case WorkloadCommand.SetSellAmount:
                RequireCover(account, e, PricesFor(e, null), account.FreeShares(e.Symbol, e.TimestampMs).Hi + (sell?.ReservedShares ?? 0));
                account.SellOrders[e.Symbol] = new SellOrder(e.FundsCents, 0, 0, 0);
                break;
            case WorkloadCommand.SetSellTrigger:
                Require(sell is not null, e, "accepted without an amount set");
                var shares = sell!.AmountCents / e.FundsCents;
                var free = account.FreeShares(e.Symbol, e.TimestampMs) + ShareRange.Exactly(sell.ReservedShares);
                Require(shares >= 1, e, $"accepted though {Cents.Format(sell.AmountCents)} is less than one share");
                Require(free.Hi >= shares, e, $"accepted for {shares} shares of which there are {free}");
                account.SellOrders[e.Symbol] = new SellOrder(sell.AmountCents, e.FundsCents, e.TransactionNum, shares);
                break;
            case WorkloadCommand.CancelSetSell:
                Require(sell is not null, e, "accepted without an amount set");
                account.SellOrders.Remove(e.Symbol);
                break;
        }
    }

    private void Buy(AccountModel account, OpenCommand open, TradeAnswer? answer)
    {
        var e = open.Element;
        var cost = open.RemovedCents;
        Require(open.AddedCents == 0, e, "a BUY adds no cash");
        Require(account.CashCents >= e.FundsCents, e, $"accepted with {Cents.Format(account.CashCents)} in cash");
        var prices = PricesFor(e, answer);
        var shares = prices.Where(p => e.FundsCents / p >= 1 && e.FundsCents / p * p == cost).Select(p => e.FundsCents / p).ToList();
        Require(shares.Count > 0, e,
            $"removes {Cents.Format(cost)}, which at {Cents.Format(prices)} is no whole number of shares for {Cents.Format(e.FundsCents)}");
        var range = new ShareRange(shares.Min(), shares.Max());
        RequireAnswer(answer, e, e.Symbol, range, cost);
        account.CashCents -= cost;
        account.Buys.Add(new PendingBuy(e.TransactionNum, e.TimestampMs, e.Symbol, range, cost));
    }

    private void Sell(AccountModel account, in LogElement e, TradeAnswer? answer)
    {
        var (amount, free) = (e.FundsCents, account.FreeShares(e.Symbol, e.TimestampMs));
        var all = PricesFor(e, answer);
        RequireCover(account, e, all, free.Hi);
        var prices = all.Where(p => amount / p >= 1 && (Int128)free.Hi * p >= amount).ToList();
        Require(prices.Count > 0, e, $"accepted though {Cents.Format(amount)} is less than one share at {Cents.Format(all)}");
        if (answer is not null)
            RequireAnswer(answer, e, e.Symbol, ShareRange.Exactly(amount / prices[0]), amount / prices[0] * prices[0]);
        account.Sells.Add(new PendingSell(e.TransactionNum, e.TimestampMs, e.Symbol, amount, prices));
    }

    private static void CommitSell(AccountModel account, OpenCommand open, TradeAnswer? answer)
    {
        var e = open.Element;
        var sell = TakeNewest(account, account.Sells, s => s.AtMs, e);
        var shares = sell.SharesFor(open.AddedCents);
        Require(shares is not null && open.RemovedCents == 0, e,
            $"adds {Cents.Format(open.AddedCents)}, which is no whole number of shares for {Cents.Format(sell.AmountCents)} "
            + $"at {Cents.Format(sell.PricesCents)}");
        RequireAnswer(answer, e, sell.Symbol, shares!.Value, open.AddedCents);
        account.CashCents += open.AddedCents;
        account.ProceedsCents += open.AddedCents;
        account.Move(sell.Symbol, ShareRange.None - shares.Value);
    }

    private static T TakeNewest<T>(AccountModel account, List<T> trades, Func<T, long> atMs, in LogElement e)
    {
        Require(trades.Count > 0, e, "accepted with nothing pending");
        var newest = trades[^1];
        Require(account.MayBeAlive(atMs(newest), e.TimestampMs), e,
            $"accepted for a trade that is {e.TimestampMs - atMs(newest)} ms old, so that it had expired");
        trades.RemoveAt(trades.Count - 1);
        return newest;
    }

    /// <summary>
    /// The prices that the command may have used: those valid at its time, and where its answer told one, that one of them.
    /// </summary>
    private List<long> PricesFor(in LogElement e, TradeAnswer? answer)
    {
        var prices = quotes.ValidAt(e.Symbol, e.TimestampMs);
        Require(prices.Count > 0, e, $"accepted without a quote of {e.Symbol} from the 60 s before");
        if (answer is null)
            return prices;
        Require(prices.Contains(answer.PriceCents), e,
            $"answered with the price {Cents.Format(answer.PriceCents)}, where in the 60 s before was quoted {Cents.Format(prices)}");
        return [answer.PriceCents];
    }

    private static void RequireCover(AccountModel account, in LogElement e, List<long> prices, long shares)
    {
        var amount = e.FundsCents;
        Require(prices.Exists(p => (Int128)shares * p >= amount), e,
            $"accepted though the {shares} shares of {e.Symbol} that {account.User} has free do not cover {Cents.Format(amount)} "
            + $"at {Cents.Format(prices)}");
    }

    private static void RequireAnswer(TradeAnswer? answer, in LogElement e, string symbol, ShareRange shares, long totalCents) => Require(
        answer is null || (answer.Symbol == symbol && shares.Allows(answer.Shares) && answer.TotalCents == totalCents), e,
        $"answered with {answer?.Shares} {answer?.Symbol} for {Cents.Format(answer?.TotalCents ?? 0)}, "
        + $"in the log {shares} {symbol} for {Cents.Format(totalCents)}");

    private static void RequireMoved(OpenCommand open, long added, long removed) => Require(
        open.AddedCents == added && open.RemovedCents == removed, open.Element,
        $"must add {Cents.Format(added)} and remove {Cents.Format(removed)}, "
        + $"but adds {Cents.Format(open.AddedCents)} and removes {Cents.Format(open.RemovedCents)}");
}
