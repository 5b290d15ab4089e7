using Trading.Audit;
using Trading.Quotes;

namespace Trading.Accounts;

/// <summary>
/// What the commands of day-trading.md may do to an account: each rule looks at the account and says which event follows, with the status
/// of the first check that fails. Pure; the caller tells the time and the price.
/// </summary>
internal static class AccountRules
{
    /// <summary>True for commands that cannot be executed without a price.</summary>
    public static bool NeedsQuote(CommandKind kind) =>
        kind is CommandKind.Quote or CommandKind.Buy or CommandKind.Sell or CommandKind.SetSellAmount;

    /// <summary>True for those, and for commands that a valid price can take further though they do without.</summary>
    public static bool UsesQuote(CommandKind kind) => NeedsQuote(kind) || kind is CommandKind.SetBuyTrigger or CommandKind.SetSellTrigger;

    /// <summary>
    /// True where the command passes every check that needs no price, so that only a price is missing.
    /// </summary>
    public static bool WaitsForQuote(Account account, in Command command) => Fault(command) == Status.Ok && command.Kind switch
    {
        CommandKind.Quote => true,
        CommandKind.Buy => account.Exists && account.Cash >= command.Amount,
        CommandKind.Sell => account.Exists && account.HoldingOf(command.Symbol).Available > 0,
        CommandKind.SetSellAmount => account.Exists && SharesForSellOrder(account, command.Symbol) > 0,
        _ => false,
    };

    /// <summary>True for a price that may still be used. What the time of a quote from the future is, its receiver has to settle.</summary>
    public static bool IsFresh(Quote quote, long nowMs) => nowMs - quote.QuotedAtMs < Quote.LifeMs;

    /// <summary>Decides one command that is not a repetition. Pending trades that are due must have been expired before.</summary>
    /// <param name="account">The account, which is not changed.</param>
    /// <param name="command">The command; its number must be set.</param>
    /// <param name="nowMs">The time; Unix milliseconds.</param>
    /// <param name="quote">A valid quote for the command's symbol, or null.</param>
    /// <returns>The event that follows; where it is refused, with the status that says why and no effect.</returns>
    public static AccountEvent Decide(Account account, in Command command, long nowMs, Quote? quote)
    {
        var e = new AccountEvent
        {
            Kind = AccountEventKind.Command,
            Command = command.Kind,
            TransactionNum = command.TransactionNum,
            TimeMs = nowMs,
            Symbol = command.Symbol,
            Amount = command.Amount,
            Session = command.Session,
            FileName = command.FileName,
        };
        if (Fault(command) is var fault and not Status.Ok)
            return e with { Status = fault };
        if (!account.Exists && command.Kind is not (CommandKind.Add or CommandKind.Quote or CommandKind.Dumplog))
            return e with { Status = Status.UnknownUser };
        if (WaitsForQuote(account, command) && quote is null)
            return e with { Status = Status.QuoteUnavailable };
        return command.Kind switch
        {
            CommandKind.Add => Add(account, e),
            CommandKind.Quote => e with { Price = quote!.Price },
            CommandKind.Buy => Buy(account, e, quote),
            CommandKind.CommitBuy => EndTrade(account.Buys, e, returnsCash: false),
            CommandKind.CancelBuy => EndTrade(account.Buys, e, returnsCash: true),
            CommandKind.Sell => Sell(account, e, quote),
            CommandKind.CommitSell => CommitSell(account, e),
            CommandKind.CancelSell => EndTrade(account.Sells, e, returnsCash: false),
            CommandKind.SetBuyAmount => SetBuyAmount(account, e),
            CommandKind.SetBuyTrigger => account.BuyOrders.ContainsKey(e.Symbol) ? e : e with { Status = Status.NoTriggerAmount },
            CommandKind.CancelSetBuy => CancelSetBuy(account, e),
            CommandKind.SetSellAmount => SetSellAmount(account, e, quote),
            CommandKind.SetSellTrigger => SetSellTrigger(account, e),
            CommandKind.CancelSetSell => CancelSetSell(account, e),
            CommandKind.Dumplog or CommandKind.DisplaySummary => e,
            _ => e with { Status = Status.UnknownCommand },
        };
    }

    /// <summary>The expiry of the oldest pending trade that is due, buys first, or null where none is.</summary>
    public static AccountEvent? NextExpiry(Account account, long nowMs)
    {
        if (account.Buys.Oldest is { } buy && buy.ExpiresAtMs <= nowMs)
            return TradeEvent(AccountEventKind.BuyExpired, CommandKind.Buy, buy, nowMs) with { CashIn = buy.Total };
        if (account.Sells.Oldest is { } sell && sell.ExpiresAtMs <= nowMs)
            return TradeEvent(AccountEventKind.SellExpired, CommandKind.Sell, sell, nowMs);
        return null;
    }

    /// <summary>The next trigger on the quote's symbol that its price fires, the buy first, or null where none does.</summary>
    public static AccountEvent? NextFiring(Account account, Quote quote, long nowMs)
    {
        if (!IsFresh(quote, nowMs))
            return null;
        if (account.BuyOrders.TryGetValue(quote.Symbol, out var buy) && buy.HasTrigger && quote.Price <= buy.TriggerPrice)
        {
            var shares = buy.Amount.SharesAt(quote.Price);
            if (shares >= 1 && HasRoomFor(account, quote.Symbol, shares))
            {
                return FiringEvent(AccountEventKind.BuyTriggerFired, CommandKind.SetBuyTrigger, buy, quote, shares, nowMs)
                    with
                { CashIn = buy.Amount - quote.Price * shares };
            }
        }

        if (account.SellOrders.TryGetValue(quote.Symbol, out var sell) && sell.HasTrigger && quote.Price >= sell.TriggerPrice
            && !ExceedsMax(account, quote.Price, sell.ReservedShares))
        {
            return FiringEvent(AccountEventKind.SellTriggerFired, CommandKind.SetSellTrigger, sell, quote, sell.ReservedShares, nowMs)
                with
            { CashIn = quote.Price * sell.ReservedShares };
        }

        return null;
    }

    /// <summary>
    /// What is wrong with the arguments of a command, <see cref="Status.Ok"/> where nothing is. The doors see to it before
    /// (<see cref="Command.Refusal"/>); it is checked again here because a balance must not become negative through a fault of theirs.
    /// </summary>
    private static Status Fault(in Command command)
    {
        if (command.Refusal != Status.Ok)
            return command.Refusal;
        if (CommandShape.HasSymbol(command.Kind) && command.Symbol.IsNone)
            return Status.Malformed;
        if (!CommandShape.HasAmount(command.Kind))
            return Status.Ok;
        if (command.Amount > Money.Max)
            return Status.LimitExceeded;
        return command.Amount.IsPositive && command.Amount.IsWholeCents ? Status.Ok : Status.BadAmount;
    }

    private static AccountEvent Add(Account account, in AccountEvent e) =>
        (account.Cash + account.ReservedCash).WouldExceedMax(e.Amount)
            ? e with { Status = Status.LimitExceeded }
            : e with { CashIn = e.Amount };

    private static AccountEvent Buy(Account account, in AccountEvent e, Quote? quote)
    {
        if (account.Cash < e.Amount)
            return e with { Status = Status.InsufficientFunds };
        var price = quote!.Price;
        var shares = e.Amount.SharesAt(price);
        if (shares < 1)
            return e with { Status = Status.LessThanOneShare };
        if (!HasRoomFor(account, e.Symbol, shares))
            return e with { Status = Status.LimitExceeded };
        return e with { Price = price, Shares = shares, CashOut = price * shares };
    }

    private static AccountEvent Sell(Account account, in AccountEvent e, Quote? quote)
    {
        var available = account.HoldingOf(e.Symbol).Available;
        if (available == 0 || !e.Amount.IsCoveredBy(available, quote!.Price))
            return e with { Status = Status.InsufficientShares };
        var shares = e.Amount.SharesAt(quote.Price);
        return shares < 1 ? e with { Status = Status.LessThanOneShare } : e with { Price = quote.Price, Shares = shares };
    }

    private static AccountEvent EndTrade(PendingTrades trades, in AccountEvent e, bool returnsCash)
    {
        if (trades.Newest is not { } trade)
            return e with { Status = Status.NothingPending };
        var cashIn = returnsCash ? trade.Total : Money.Zero;
        return e with { Symbol = trade.Symbol, Price = trade.Price, Shares = trade.Shares, CashIn = cashIn };
    }

    private static AccountEvent CommitSell(Account account, in AccountEvent e)
    {
        if (account.Sells.Newest is { } trade && (account.Cash + account.ReservedCash).WouldExceedMax(trade.Total))
            return e with { Status = Status.LimitExceeded };
        return EndTrade(account.Sells, e, returnsCash: true);
    }

    private static AccountEvent SetBuyAmount(Account account, in AccountEvent e)
    {
        var reserve = account.BuyOrders.TryGetValue(e.Symbol, out var earlier) ? earlier.Amount : Money.Zero;
        return account.Cash + reserve < e.Amount
            ? e with { Status = Status.InsufficientFunds }
            : e with { CashIn = reserve, CashOut = e.Amount };
    }

    private static AccountEvent CancelSetBuy(Account account, in AccountEvent e) =>
        account.BuyOrders.TryGetValue(e.Symbol, out var order)
            ? e with { CashIn = order.Amount }
            : e with { Status = Status.NoTriggerAmount };

    private static AccountEvent SetSellAmount(Account account, in AccountEvent e, Quote? quote)
    {
        var shares = SharesForSellOrder(account, e.Symbol);
        if (shares == 0 || !e.Amount.IsCoveredBy(shares, quote!.Price))
            return e with { Status = Status.InsufficientShares };
        return e with { Price = quote.Price, Shares = ReservedBySellOrder(account, e.Symbol) };
    }

    private static AccountEvent SetSellTrigger(Account account, in AccountEvent e)
    {
        if (!account.SellOrders.TryGetValue(e.Symbol, out var order))
            return e with { Status = Status.NoTriggerAmount };
        var shares = order.Amount.SharesAt(e.Amount);
        if (shares < 1)
            return e with { Status = Status.LessThanOneShare };
        return shares > SharesForSellOrder(account, e.Symbol) ? e with { Status = Status.InsufficientShares } : e with { Shares = shares };
    }

    private static AccountEvent CancelSetSell(Account account, in AccountEvent e) =>
        account.SellOrders.TryGetValue(e.Symbol, out var order)
            ? e with { Shares = order.ReservedShares }
            : e with { Status = Status.NoTriggerAmount };

    private static long ReservedBySellOrder(Account account, Symbol symbol) =>
        account.SellOrders.TryGetValue(symbol, out var order) ? order.ReservedShares : 0;

    private static long SharesForSellOrder(Account account, Symbol symbol) =>
        account.HoldingOf(symbol).Available + ReservedBySellOrder(account, symbol);

    private static bool HasRoomFor(Account account, Symbol symbol, long shares)
    {
        // A pending share costs at least a millionth of a dollar, so the reserve says how many there are at most.
        // Few accounts need the exact count.
        var room = Holding.Max - account.HoldingOf(symbol).Total;
        return shares <= room - account.ReservedCash.Micros || shares <= room - account.Buys.SharesOf(symbol);
    }

    private static bool ExceedsMax(Account account, Money price, long shares) =>
        (Int128)price.Micros * shares > Money.Max.Micros - (account.Cash + account.ReservedCash).Micros;

    private static AccountEvent TradeEvent(AccountEventKind kind, CommandKind command, PendingTrade trade, long nowMs) => new()
    {
        Kind = kind,
        Command = command,
        TransactionNum = trade.TransactionNum,
        TimeMs = nowMs,
        Symbol = trade.Symbol,
        Price = trade.Price,
        Shares = trade.Shares,
    };

    private static AccountEvent FiringEvent(
        AccountEventKind kind, CommandKind command, TriggerOrder order, Quote quote, long shares, long nowMs) => new()
        {
            Kind = kind,
            Command = command,
            TransactionNum = order.TransactionNum,
            TimeMs = nowMs,
            Symbol = quote.Symbol,
            Amount = order.TriggerPrice,
            Price = quote.Price,
            Shares = shares,
        };
}
