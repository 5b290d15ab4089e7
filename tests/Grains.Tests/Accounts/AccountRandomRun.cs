using Trading.Accounts;
using Trading.Audit;
using Trading.Quotes;
using Trading.Testing.Accounts;

namespace Trading.Grains.Tests.Accounts;

/// <summary>
/// One account and one <see cref="NaiveAccount"/> that are told the same for a long time, and compared after every command. Now and then
/// the account comes back from its snapshot and its events, as after a restart.
/// </summary>
internal sealed class AccountRandomRun
{
    private readonly Random _random;
    private readonly RandomCommands _commands;
    private readonly NaiveAccount _naive = new();
    private readonly AccountEventWriter _journal = new();
    private readonly List<(long First, byte[] Events)> _blocks = [];
    private readonly AccountBooks _books = new();
    private readonly Dictionary<string, long> _prices = RandomCommands.Symbols.ToDictionary(s => s, _ => 1_000L);
    private readonly Dictionary<string, Quote> _quotes = [];
    private readonly Dictionary<(string Session, long Number), Status> _sessions = [];
    private AccountExecutor _executor;
    private byte[] _snapshot;
    private long _nowMs = 1_700_000_000_000;
    private long _number;

    public AccountRandomRun(int seed, long amountMax)
    {
        _random = new Random(seed);
        _commands = new RandomCommands(_random, amountMax);
        _executor = new AccountExecutor(new Account(), _journal);
        _snapshot = AccountCopies.Save(_executor.Account);
    }

    /// <summary>How often a kind of command ended in a status.</summary>
    public Dictionary<(CommandKind Kind, Status Status), int> Ends { get; } = [];

    /// <summary>How often something happened without a command, and how often a command was a repetition.</summary>
    public Dictionary<string, int> Happened { get; } = [];

    /// <summary>The account as it is now; another object after <see cref="Restart"/>.</summary>
    public Account Account => _executor.Account;

    /// <summary>Runs one command, and whatever time and the market bring before it.</summary>
    public void Step()
    {
        PassTime();
        MoveMarket();
        if (_random.Next(40) == 0)
            Touch();
        if (_random.Next(20) == 0 && _sessions.Count > 0)
            RepeatCommand();
        else
            RunCommand();
        if (_random.Next(8) == 0)
            EndBlock();
        AccountComparison.Check(Account, _naive);
    }

    /// <summary>Brings the account back in both ways and goes on with one of the copies.</summary>
    public void Restart()
    {
        EndBlock();
        var expected = AccountText.All(Account);
        var late = AccountSnapshot.Load(_snapshot);
        var rebuilt = new Account();
        foreach (var (first, events) in _blocks)
        {
            AccountCopies.Replay(rebuilt, events, first);
            AccountCopies.Replay(late, events, first);
        }

        var loaded = AccountSnapshot.Load(AccountCopies.Save(Account));
        Assert.Equal(expected, AccountText.All(loaded));
        Assert.Equal(expected, AccountText.All(late));
        Assert.Equal(expected, AccountText.All(rebuilt));
        _executor = new AccountExecutor(_random.Next(3) switch { 0 => loaded, 1 => late, _ => rebuilt }, _journal);
        _snapshot = AccountCopies.Save(loaded);
    }

    private void PassTime()
    {
        _nowMs += _random.Next(100) switch
        {
            < 20 => 0,
            < 80 => _random.Next(50),
            < 90 => _random.Next(5_000),
            < 98 => Math.Max(0, NextBoundaryMs() + _random.Next(-1, 2) - _nowMs),
            _ => _random.Next(60_000, 200_000),
        };
    }

    /// <summary>The moment at which some trade or quote becomes 60 s old.</summary>
    private long NextBoundaryMs()
    {
        var times = new List<long>();
        foreach (var trade in Account.Buys.OldestFirst)
            times.Add(trade.AtMs);
        foreach (var trade in Account.Sells.OldestFirst)
            times.Add(trade.AtMs);
        times.AddRange(_quotes.Values.Select(q => q.QuotedAtMs).Where(at => at + 60_000 > _nowMs));
        return times.Count == 0 ? _nowMs : times[_random.Next(times.Count)] + 60_000;
    }

    private void MoveMarket()
    {
        if (_random.Next(10) > 0)
            return;
        var quote = FreshQuote(RandomCommands.Symbols[_random.Next(RandomCommands.Symbols.Count)]);
        var events = _journal.Count;
        _executor.FireTriggers(quote, _nowMs);
        _naive.Quote(quote.Symbol.ToString(), quote.Price.Cents / 100m);
        Count("fired by the market", _journal.Count - events);
    }

    private Quote FreshQuote(string symbol)
    {
        _prices[symbol] = Math.Clamp(_prices[symbol] * _random.Next(80, 126) / 100, 100, 20_000);
        return _quotes[symbol] = new Quote(Symbol.Parse(symbol), Money.FromCents(_prices[symbol]), _nowMs);
    }

    private void Touch()
    {
        _executor.ExpireDue(_nowMs);
        _naive.Touch(_nowMs);
    }

    private void RunCommand()
    {
        var wanted = _commands.Next(_naive, _prices);
        var session = _random.Next(4) switch { 0 => "s:one", 1 => "s:two", 2 => $"k:{_number}", _ => null };
        var command = CommandOf(wanted, session);
        var supplies = new Supplies { Quote = _quotes.GetValueOrDefault(wanted.Symbol) };
        var step = _executor.Execute(command, _nowMs, supplies, out var outcome);
        if (step == Trading.Accounts.Step.NeedsQuote)
        {
            supplies = new Supplies { QuoteWasAsked = true, Quote = _random.Next(10) == 0 ? null : FreshQuote(wanted.Symbol) };
            step = _executor.Execute(command, _nowMs, supplies, out outcome);
        }

        Assert.Equal(Trading.Accounts.Step.Done, step);
        var isUsable = supplies.Quote is { } quote && _nowMs - quote.QuotedAtMs < 60_000;
        var expected = _naive.Execute(wanted, _nowMs, isUsable ? supplies.Quote!.Price.Cents / 100m : null);
        AccountComparison.Check(expected, outcome, wanted.Kind);
        Assert.Equal((_number, false), (outcome.TransactionNum, outcome.Repeated));
        Ends[(wanted.Kind, outcome.Status)] = Ends.GetValueOrDefault((wanted.Kind, outcome.Status)) + 1;
        if (session is not null)
            _sessions.Add((session, Command.NumberInSession(session, _number)), outcome.Status);
    }

    private Command CommandOf(NaiveCommand wanted, string? session) => new()
    {
        Kind = wanted.Kind,
        Symbol = Symbol.Parse(wanted.Symbol),
        Amount = Money.FromCents((long)(wanted.Amount * 100)),
        Refusal = wanted.Refusal,
        Session = session,
        TransactionNum = ++_number,
    };

    private void RepeatCommand()
    {
        var ((session, number), first) = _sessions.ElementAt(Math.Max(0, _sessions.Count - 1 - _random.Next(3_000)));
        var command = CommandOf(_commands.Next(_naive, _prices), session) with { TransactionNum = number };
        var supplies = default(Supplies);
        var step = _executor.Execute(command, _nowMs, supplies, out var outcome);
        if (step == Trading.Accounts.Step.NeedsJournal)
        {
            Count("asked of the journal", 1);
            step = _executor.Execute(command, _nowMs, new Supplies { JournalWasAsked = true, FirstStatus = first }, out outcome);
        }

        Assert.Equal((Trading.Accounts.Step.Done, first, true), (step, outcome.Status, outcome.Repeated));
        Count("repeated", 1);
    }

    private void EndBlock()
    {
        if (_journal.Count == 0)
            return;
        var reader = new AccountEventReader(_journal.WrittenSpan);
        while (reader.TryRead(out var e))
        {
            _books.Enter(e);
            if (e.Kind != AccountEventKind.Command)
                Count(e.Kind.ToString(), 1);
        }

        _blocks.Add((Account.EventNumber - _journal.Count + 1, _journal.WrittenSpan.ToArray()));
        _journal.Clear();
        _books.Check(Account);
        if (_random.Next(500) == 0)
            _snapshot = AccountCopies.Save(Account);
    }

    private void Count(string what, int times) => Happened[what] = Happened.GetValueOrDefault(what) + times;
}
