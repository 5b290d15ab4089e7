using Trading.LoadGenerator.Replaying;
using Trading.LoadGenerator.Workloads;
using static Trading.LoadGenerator.Verifying.DifferenceText;

namespace Trading.LoadGenerator.Verifying;

/// <summary>
/// Follows the elements of a log, account by account, and checks each against the rules. An account's elements stand in the order
/// in which they happened; a
/// command's own follow it, and whether it was accepted shows when the next element of the account is something else.
/// </summary>
internal sealed class LogReplay(QuoteBook quotes, IReadOnlyList<ExpectedWorkload> workloads, VerifyOptions options, VerifyCounts counts)
{
    private readonly Dictionary<string, AccountModel> _accounts = new(StringComparer.Ordinal);
    private readonly AccountRules _rules = new(quotes);
    private readonly RefusalRules _refusals = new(quotes);
    private readonly AnswerCheck _answers = new(counts);

    /// <summary>All accounts, by user. The supervisor's has the empty name and no cash.</summary>
    public IReadOnlyDictionary<string, AccountModel> Accounts => _accounts;

    /// <summary>What fires triggers.</summary>
    public FiringRules Firing { get; } = new(quotes);

    /// <summary>Takes the next element; hits to the quote server are not for this.</summary>
    public void Apply(in LogElement e)
    {
        if (!_accounts.TryGetValue(e.User, out var account))
            _accounts.Add(e.User, account = new AccountModel(e.User, options.ToleranceMs));
        account.ElementCount++;
        try
        {
            Apply(account, e);
        }
        catch (OverflowException)
        {
            throw DifferenceException.At(e, "amounts are too large to add up");
        }
    }

    /// <summary>Ends the commands for which nothing more comes, as the log is at its end.</summary>
    public void Finish()
    {
        foreach (var account in _accounts.Values)
            Close(account);
    }

    private void Apply(AccountModel account, in LogElement e)
    {
        switch (e.Kind)
        {
            case LogElementKind.UserCommand:
                Close(account);
                account.ExpireSells(e.TimestampMs);
                if (account.OverdueBuy(e.TimestampMs) is { } overdue)
                    throw DifferenceException.At(e,
                        $"the BUY [{overdue.TransactionNum}] is {e.TimestampMs - overdue.AtMs} ms old and did not give its reserve back");
                account.Open = new OpenCommand(e, Match(e));
                break;
            case LogElementKind.ErrorEvent:
                Refuse(account, e);
                break;
            case LogElementKind.AccountTransaction:
                MoveCash(account, e);
                break;
            case LogElementKind.SystemEvent:
                Close(account);
                account.Open = new OpenCommand(e, null);
                if (FiringRules.ExpectedCents(account, e) == 0)
                    End(account);
                break;
            case LogElementKind.DebugEvent when e.Command == WorkloadCommand.Sell:
                Close(account);
                ExpireSell(account, e);
                break;
        }
    }

    private CommandMatch? Match(in LogElement e)
    {
        foreach (var workload in workloads)
            if (workload.TryMatch(e) is { } match)
                return match;
        // A dump changes nothing: whoever looks after the system may make one at any time.
        counts.Others++;
        if (options.AllowsOthers || e.TimestampMs < options.SinceMs || e is { Command: WorkloadCommand.Dumplog, User: "" })
            return null;
        foreach (var workload in workloads)
            if (workload.Explain(e) is { } reason)
                throw DifferenceException.At(e, reason);
        throw DifferenceException.At(e, "is in no workload");
    }

    private void Refuse(AccountModel account, in LogElement e)
    {
        var open = account.Open;
        Require(open is { IsFiring: false, HasMoved: false } && open.Element.TransactionNum == e.TransactionNum
            && open.Element.Command == e.Command, e,
            "is refused, but does not follow its userCommand");
        account.Open = null;
        counts.Refused++;
        _refusals.Check(account, open!.Element, e.ErrorCode, open.Match is null ? null : open.Match.IsFlawed);
        _answers.CheckRefused(open, e.ErrorCode);
    }

    private void MoveCash(AccountModel account, in LogElement e)
    {
        Require(e.FundsCents > 0, e, "moves no cash");
        account.LoggedCents += e.IsAdd ? e.FundsCents : -e.FundsCents;
        if (account.Open is { } open && (open.IsFiring || AccountRules.MovesCash(open.Element.Command)) && open.TryTake(e))
        {
            if (AccountRules.IsComplete(open))
                End(account);
            return;
        }

        Close(account);
        var expired = account.FindBuy(e.TransactionNum);
        Require(e.IsAdd && expired is not null, e, $"of {Cents.Format(e.FundsCents)} belongs to no command and to no pending buy");
        Require(account.MayBeExpired(expired!.AtMs, e.TimestampMs), e,
            $"gives a BUY back that is only {e.TimestampMs - expired.AtMs} ms old");
        Require(expired.CostCents == e.FundsCents, e,
            $"gives {Cents.Format(e.FundsCents)} back where the BUY had reserved {Cents.Format(expired.CostCents)}");
        account.Buys.Remove(expired);
        account.CashCents += expired.CostCents;
        counts.Expired++;
    }

    private void ExpireSell(AccountModel account, in LogElement e)
    {
        var expired = account.FindSell(e.TransactionNum);
        if (expired is null)
            return;
        Require(account.MayBeExpired(expired.AtMs, e.TimestampMs), e,
            $"gives a SELL back that is only {e.TimestampMs - expired.AtMs} ms old");
        account.Sells.Remove(expired);
        counts.Expired++;
    }

    /// <summary>Nothing more of the account's open command comes.</summary>
    private void Close(AccountModel account)
    {
        if (account.Open is { } open)
        {
            Require(!open.IsFiring && (!AccountRules.MovesCash(open.Element.Command) || open.HasMoved), open.Element,
                "has neither an accountTransaction nor an errorEvent behind it");
            End(account);
        }
    }

    private void End(AccountModel account)
    {
        var open = account.Open!;
        account.Open = null;
        if (open.IsFiring)
        {
            Firing.Fire(account, open);
            counts.Fired++;
        }
        else if (open.Element.User.Length > 0)
        {
            counts.Accepted++;
            var answer = open.Match?.FindAnswer();
            AnswerCheck.CheckAccepted(open, answer);
            Require(open.Match?.IsFlawed != true, open.Element, "is no right line, but was accepted");
            _rules.Execute(account, open, AnswerCheck.TradeOf(open, answer));
            _answers.CheckResult(account, open, answer);
        }
        else
        {
            counts.Accepted++;
            Require(open.Element.Command == WorkloadCommand.Dumplog, open.Element, "was accepted without a user");
            var answer = open.Match?.FindAnswer();
            AnswerCheck.CheckAccepted(open, answer);
            _answers.CheckResult(account, open, answer);
        }

        Require(account.CashCents >= 0, open.Element, $"leaves {Cents.Format(account.CashCents)} in cash");
        if (open.Element.Symbol.Length > 0)
        {
            var free = account.FreeShares(open.Element.Symbol, open.Element.TimestampMs);
            Require(free.Hi >= 0, open.Element, $"leaves {free} free shares of {open.Element.Symbol}");
        }
    }
}
