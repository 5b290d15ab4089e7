using Trading.Audit;
using Trading.Quotes;

namespace Trading.Accounts;

/// <summary>
/// Executes commands and other causes of change on an account and writes the events that follow. Pure, like the account: what is written here has to be made
/// durable by the caller before anybody hears of it.
/// </summary>
internal sealed class AccountExecutor(Account account, AccountEventWriter journal)
{
    /// <summary>The account.</summary>
    public Account Account => account;

    /// <summary>The events that are not durable yet.</summary>
    public AccountEventWriter Journal => journal;

    /// <summary>Executes one command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="nowMs">The time; Unix milliseconds.</param>
    /// <param name="supplies">What the command may need and was found out.</param>
    /// <param name="outcome">How it ended, where <see cref="Step.Done"/> is returned.</param>
    public Step Execute(in Command command, long nowMs, in Supplies supplies, out Outcome outcome)
    {
        outcome = default;
        if (command.Session is { } session && !supplies.JournalWasAsked)
        {
            switch (account.Memory.Find(session, Command.NumberInSession(session, command.TransactionNum), nowMs, out var first))
            {
                case Recall.Known:
                    outcome = Repeated(command, first);
                    return Step.Done;
                case Recall.AskJournal:
                    return Step.NeedsJournal;
                case Recall.Full:
                    outcome = new Outcome { Status = Status.Overloaded, TransactionNum = command.TransactionNum };
                    return Step.Done;
            }
        }

        if (supplies.FirstStatus is { } status)
        {
            outcome = Repeated(command, status);
            return Step.Done;
        }

        ExpireDue(nowMs);
        if (supplies.Quote is null && !supplies.QuoteWasAsked && AccountRules.WaitsForQuote(account, command))
            return Step.NeedsQuote;
        var numbered = command.TransactionNum > 0 ? command : command with { TransactionNum = account.LastTransactionNum + 1 };
        var e = AccountRules.Decide(account, numbered, nowMs, supplies.Quote);
        Write(e);
        outcome = command.Quiet ? new Outcome { Status = e.Status, TransactionNum = e.TransactionNum } : OutcomeOf(e, supplies.Quote);
        if (supplies.Quote is { } quote && command.Kind is CommandKind.SetBuyTrigger or CommandKind.SetSellTrigger)
            FireTriggers(quote, nowMs);
        return Step.Done;
    }

    /// <summary>Gives back what pending trades hold that have expired.</summary>
    public void ExpireDue(long nowMs)
    {
        while (AccountRules.NextExpiry(account, nowMs) is { } e)
            Write(e);
    }

    /// <summary>Fires the triggers that a valid quote allows.</summary>
    public void FireTriggers(Quote quote, long nowMs)
    {
        while (AccountRules.NextFiring(account, quote, nowMs) is { } e)
            Write(e);
    }

    private static Outcome Repeated(in Command command, Status first) =>
        new() { Status = first, Repeated = true, TransactionNum = command.TransactionNum };

    private void Write(in AccountEvent e)
    {
        account.Apply(e);
        journal.Write(e);
    }

    private Outcome OutcomeOf(in AccountEvent e, Quote? quote)
    {
        var outcome = new Outcome { Status = e.Status, TransactionNum = e.TransactionNum, Symbol = e.Symbol };
        if (e.Status != Status.Ok)
            return outcome;
        return e.Command switch
        {
            CommandKind.Add => outcome with { Total = account.Cash },
            CommandKind.Quote => outcome with { Price = e.Price, TimeMs = quote!.QuotedAtMs },
            CommandKind.Buy or CommandKind.Sell => TradeOutcome(outcome, e, e.TimeMs + PendingTrade.LifeMs),
            CommandKind.CommitBuy or CommandKind.CancelBuy or CommandKind.CommitSell or CommandKind.CancelSell => TradeOutcome(outcome, e, 0),
            _ => outcome,
        };
    }

    private static Outcome TradeOutcome(Outcome outcome, in AccountEvent e, long expiresAtMs) =>
        outcome with { Shares = e.Shares, Price = e.Price, Total = e.Price * e.Shares, TimeMs = expiresAtMs };
}
