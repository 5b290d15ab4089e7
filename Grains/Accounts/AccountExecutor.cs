using Trading.Audit;
using Trading.Exchange;
using Trading.Quotes;

namespace Trading.Accounts;

/// <summary>
/// Executes commands and other causes of change on an account and writes the events that follow. Pure, like the account: what is written
/// here has to be made durable by the caller before anybody hears of it.
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
        var session = SessionOf(command);
        if (session is not null)
        {
            switch (Find(session, command, nowMs, out var first))
            {
                case Recall.Known:
                    outcome = Repeated(command, first);
                    return Step.Done;
                case Recall.AskJournal when !supplies.JournalWasAsked:
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
        var quote = supplies.Quote is { } found && found.Symbol == command.Symbol && AccountRules.IsFresh(found, nowMs) ? found : null;
        if (quote is null && !supplies.QuoteWasAsked && AccountRules.WaitsForQuote(account, command))
            return Step.NeedsQuote;
        var numbered = command.TransactionNum > 0
            ? command
            : command with { TransactionNum = account.LastTransactionNum + 1, Session = session };
        Execute(numbered, nowMs, quote, out outcome);
        return Step.Done;
    }

    /// <summary>By what the journal knows the command, where only the journal can tell whether it was executed before; else null.</summary>
    public CommandId? UnknownId(in Command command, long nowMs) =>
        SessionOf(command) is { } session && Find(session, command, nowMs, out _) == Recall.AskJournal
            ? new CommandId(session, Command.NumberInSession(session, command.TransactionNum))
            : null;

    /// <summary>Executes a change by the exchange.</summary>
    public void Write(ExchangeEvent change, long nowMs) =>
        Write(new AccountEvent { Kind = AccountEventKind.Exchange, TimeMs = nowMs, Exchange = change });

    /// <summary>Executes what a book told.</summary>
    public void WriteTold(BookLink link, in BookEvent told, long nowMs)
    {
        account.Apply(link, told);
        journal.WriteTold(link.Instrument.Symbol, told, nowMs);
    }

    /// <summary>Gives back what pending trades hold that have expired.</summary>
    public void ExpireDue(long nowMs)
    {
        while (account.NextExpiryMs <= nowMs && AccountRules.NextExpiry(account, nowMs) is { } e)
            Write(e);
    }

    /// <summary>Fires the triggers that a valid quote allows.</summary>
    public void FireTriggers(Quote quote, long nowMs)
    {
        while (AccountRules.NextFiring(account, quote, nowMs) is { } e)
            Write(e);
    }

    // The numbers of a session are the client's: what has none cannot be known again. A key and a delivery stand for their command without
    // one.
    private static string? SessionOf(in Command command) =>
        command.Session is { } name && (command.TransactionNum > 0 || Command.IsKey(name) || Command.IsDelivery(name)) ? name : null;

    private Recall Find(string session, in Command command, long nowMs, out Status first) =>
        account.Memory.Find(Command.NameOf(session), Command.NumberInSession(session, command.TransactionNum), nowMs, out first);

    private static Outcome Repeated(in Command command, Status first) =>
        new() { Status = first, Repeated = true, TransactionNum = command.TransactionNum };

    private void Execute(in Command command, long nowMs, Quote? quote, out Outcome outcome)
    {
        var endedExpiresAtMs = command.Kind switch
        {
            CommandKind.CommitBuy or CommandKind.CancelBuy => account.Buys.Newest?.ExpiresAtMs,
            CommandKind.CommitSell or CommandKind.CancelSell => account.Sells.Newest?.ExpiresAtMs,
            _ => null,
        };
        var e = AccountRules.Decide(account, command, nowMs, quote);
        Write(e);
        outcome = command.Quiet
            ? new Outcome { Status = e.Status, TransactionNum = e.TransactionNum }
            : OutcomeOf(e, quote, endedExpiresAtMs);
        if (quote is not null && e.Status == Status.Ok && command.Kind is CommandKind.SetBuyTrigger or CommandKind.SetSellTrigger)
            FireTriggers(quote, nowMs);
    }

    private void Write(in AccountEvent e)
    {
        account.Apply(e);
        journal.Write(e);
    }

    private Outcome OutcomeOf(in AccountEvent e, Quote? quote, long? endedExpiresAtMs)
    {
        var outcome = new Outcome { Status = e.Status, TransactionNum = e.TransactionNum, Symbol = e.Symbol };
        if (e.Status != Status.Ok)
            return outcome;
        return e.Command switch
        {
            CommandKind.Add => outcome with { Total = account.Cash },
            CommandKind.Quote => outcome with { Price = e.Price, TimeMs = quote!.QuotedAtMs },
            CommandKind.Buy => TradeOutcome(outcome, e, account.Buys.Newest?.ExpiresAtMs),
            CommandKind.Sell => TradeOutcome(outcome, e, account.Sells.Newest?.ExpiresAtMs),
            _ when endedExpiresAtMs is not null => TradeOutcome(outcome, e, endedExpiresAtMs),
            _ => outcome,
        };
    }

    private static Outcome TradeOutcome(Outcome outcome, in AccountEvent e, long? expiresAtMs) =>
        outcome with { Shares = e.Shares, Price = e.Price, Total = e.Price * e.Shares, TimeMs = expiresAtMs ?? 0 };
}
