using System.Globalization;
using System.Text;
using Trading.Accounts;
using Trading.Audit;
using Trading.Quotes;

namespace Trading.Grains.Tests.Accounts;

/// <summary>
/// Runs a table of commands, one a line, each with what is expected of it after an arrow:
/// <code>
/// price ABC 12.34                                  a fresh quote is at hand (price ABC none: none any more)
/// t=59.999 COMMIT_BUY -> ok cash=87.66 ABC=1       seconds; status; then whatever is worth a look (see AccountExpectation)
/// s=run n=7 BUY ABC 20.00 -> ok repeated           in a session; k=…: under an idempotency key
/// asked BUY XYZ 20.00 -> quote_unavailable         the quote server was asked (else: needs_quote)
/// journal=none s=run n=1 ADD 1.00 -> ok            the journal was asked, and said that (else: needs_journal)
/// refused=bad_amount ADD -1.00 -> bad_amount       a door found a fault
/// quote ABC 12.00 -> fired=1                       a fresh quote meets the triggers
/// late ABC -> fired=0                              the last quote meets them as old as it is
/// touch -> cash=100.00                             nothing but time passes
/// </code>
/// Two things are checked without being asked for: what is refused changes nothing but the history, and at the end the account comes back
/// whole from its events and from its snapshot.
/// </summary>
internal sealed class AccountScript
{
    private readonly AccountExecutor _executor = new(new Account(), new AccountEventWriter());
    private readonly Dictionary<string, Quote> _quotes = [];
    private readonly Account _rebuilt = new();
    private long _nowMs;

    private Account Account => _executor.Account;

    /// <summary>
    /// Runs a script; fails the test at the first line that does not end as expected. Returns the account as it is at the end.
    /// </summary>
    public static Account Run(string script)
    {
        var run = new AccountScript();
        foreach (var line in script.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (!line.StartsWith("//", StringComparison.Ordinal))
                run.RunLine(line);
        run.CheckCopies();
        return run.Account;
    }

    private void RunLine(string line)
    {
        var parts = line.Split("->", StringSplitOptions.TrimEntries);
        var words = new Queue<string>(parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (words.Peek().StartsWith("t=", StringComparison.Ordinal))
            _nowMs = (long)(decimal.Parse(words.Dequeue()[2..], CultureInfo.InvariantCulture) * 1000);
        var before = AccountText.Effects(Account);
        var actual = new ScriptResult { Account = Account };
        switch (words.Peek())
        {
            case "price":
                SetPrice(words);
                break;
            case "quote":
                _executor.FireTriggers(SetPrice(words)!, _nowMs);
                break;
            case "late":
                _executor.FireTriggers(_quotes[words.Last()], _nowMs);
                break;
            case "touch":
                _executor.ExpireDue(_nowMs);
                break;
            default:
                RunCommand(words, actual);
                break;
        }

        EndBlock(actual);
        if (parts.Length > 1)
            AccountExpectation.Check(line, parts[1], actual);
        if (actual.Status is not (null or "ok") || actual.Outcome.Repeated)
            CheckNoEffect(line, before, actual);
    }

    private static void CheckNoEffect(string line, string before, ScriptResult actual)
    {
        var after = AccountText.Effects(actual.Account);
        if (actual.Events.All(e => e.Kind == AccountEventKind.Command))
            Assert.True(before == after, $"{line}\nhad an effect; before:\n{before}after:\n{after}");
        var isRecorded = !actual.Outcome.Repeated && actual.Status is not ("overloaded" or "needs_quote" or "needs_journal");
        var recorded = actual.Events.Count(e => e.Kind == AccountEventKind.Command);
        Assert.True(recorded == (isRecorded ? 1 : 0), $"{line}\nrecorded {recorded} commands");
    }

    private Quote? SetPrice(Queue<string> words)
    {
        words.Dequeue();
        var symbol = words.Dequeue();
        _quotes.Remove(symbol);
        if (words.Peek() == "none")
            return null;
        return _quotes[symbol] = new Quote(Symbol.Parse(symbol), Amount(words.Dequeue()), _nowMs);
    }

    private void RunCommand(Queue<string> words, ScriptResult result)
    {
        var supplies = default(Supplies);
        var command = default(Command);
        for (; !words.Peek().All(c => char.IsAsciiLetterUpper(c) || c == '_'); words.Dequeue())
        {
            var word = words.Peek();
            var value = word[(word.IndexOf('=') + 1)..];
            switch (word.Split('=')[0])
            {
                case "n": command = command with { TransactionNum = long.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "s" or "k": command = command with { Session = word[..1] + ":" + value }; break;
                case "quiet": command = command with { Quiet = true }; break;
                case "refused": command = command with { Refusal = StatusOf(value) }; break;
                case "asked": supplies = supplies with { QuoteWasAsked = true }; break;
                case "journal":
                    supplies = supplies with { JournalWasAsked = true, FirstStatus = value == "none" ? null : StatusOf(value) };
                    break;
                default: throw new FormatException($"'{word}' is not known to the script.");
            }
        }

        command = command with { Kind = CommandNames.Parse(Encoding.ASCII.GetBytes(words.Dequeue())) };
        Assert.NotEqual(CommandKind.None, command.Kind);
        while (words.TryDequeue(out var word))
        {
            if (command.Kind == CommandKind.Dumplog)
                command = command with { FileName = word };
            else if (word.Contains('.', StringComparison.Ordinal))
                command = command with { Amount = Amount(word) };
            else
                command = command with { Symbol = Symbol.Parse(word) };
        }

        supplies = supplies with { Quote = _quotes.GetValueOrDefault(command.Symbol.ToString()) };
        var step = _executor.Execute(command, _nowMs, supplies, out var outcome);
        result.Outcome = outcome;
        result.Status = step switch
        {
            Step.NeedsQuote => "needs_quote",
            Step.NeedsJournal => "needs_journal",
            _ => StatusCodes.Of(outcome.Status),
        };
    }

    /// <summary>Every line is a block of the journal, from which another account follows.</summary>
    private void EndBlock(ScriptResult actual)
    {
        var reader = new AccountEventReader(_executor.Journal.WrittenSpan);
        while (reader.TryRead(out var e))
        {
            actual.Events.Add(e);
            _rebuilt.Apply(e);
        }

        _executor.Journal.Clear();
    }

    private void CheckCopies()
    {
        var expected = AccountText.All(Account);
        Assert.Equal(expected, AccountText.All(_rebuilt));
        Assert.Equal(expected, AccountText.All(AccountSnapshot.Load(AccountCopies.Save(Account))));
    }

    private static Status StatusOf(string code) => Enum.GetValues<Status>().Single(s => StatusCodes.Of(s) == code);

    private static Money Amount(string text) =>
        Money.TryParse(Encoding.ASCII.GetBytes(text), out var amount) ? amount : throw new FormatException($"'{text}' is not an amount.");
}
