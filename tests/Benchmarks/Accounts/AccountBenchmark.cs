using System.CommandLine;
using System.Globalization;
using Trading.Accounts;
using Trading.Audit;
using Trading.Benchmarks.Measuring;
using Trading.Benchmarks.Processes;
using Trading.Quotes;
using Command = Trading.Accounts.Command;

namespace Trading.Benchmarks.Accounts;

/// <summary>
/// What it costs to decide a command, apply it and write its event: all the work on a command but calls, parsing and the disk.
/// </summary>
internal sealed class AccountBenchmark(int count, CancellationToken cancellation)
{
    private const int BatchCommands = 64;
    private const long NowMs = 1_700_000_000_000;

    private static readonly Money Price = Money.FromCents(1234);
    private static readonly string[][] Cycles =
    [
        ["ADD,u,1.00"],
        ["QUOTE,u,ABC"],
        ["BUY,u,ABC,100.00", "COMMIT_BUY,u", "SELL,u,ABC,100.00", "COMMIT_SELL,u"],
        ["BUY,u,ABC,100.00", "CANCEL_BUY,u"],
        ["SET_BUY_AMOUNT,u,ABC,100.00", "SET_BUY_TRIGGER,u,ABC,1.00", "CANCEL_SET_BUY,u,ABC"],
        ["SET_SELL_AMOUNT,u,ABC,100.00", "SET_SELL_TRIGGER,u,ABC,99.00", "CANCEL_SET_SELL,u,ABC"],
        ["DISPLAY_SUMMARY,u"],
        ["COMMIT_SELL,u"],
    ];

    private int _sessions;

    /// <summary>The command <c>account</c>.</summary>
    public static System.CommandLine.Command CreateCommand()
    {
        var commands = new Option<int>("--commands") { Description = "Commands of a round.", DefaultValueFactory = _ => 500_000 };
        var users = new Option<int>("--users") { Description = "Users of the mixed workload.", DefaultValueFactory = _ => 1_000 };
        var command = new System.CommandLine.Command("account", "Measures what a command costs in the account: time and bytes.")
        {
            commands, users,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await new AccountBenchmark(parsed.GetValue(commands), cancellation).RunAsync(parsed.GetValue(users));
            return 0;
        });
        return command;
    }

    private async Task RunAsync(int users)
    {
        using var folder = new BenchmarkFolder();
        var path = folder["workload.txt"];
        await LoadProcess.GenerateAsync(path, count, users, seed: 1, cancellation);
        var lines = await File.ReadAllBytesAsync(path, cancellation);
        var mixed = AccountWorkload.Parse(lines);
        var title = string.Create(CultureInfo.InvariantCulture, $"AccountExecutor, rounds of {count:N0} commands on new accounts");
        var table = new TextTable(title, "commands", "ns/command", "bytes/command");
        await AddAsync(table, $"the mix of a workload with {users} users", mixed, () => null);
        await AddAsync(table, "the same in a session", mixed, () => $"s:{++_sessions}");
        foreach (var cycle in Cycles)
        {
            var name = string.Join(", ", cycle.Select(line => line[..line.IndexOf(',')]));
            await AddAsync(table, name, AccountWorkload.Cycle(count, cycle), () => null);
        }

        var parsing = await Cost.MeasureAsync(count, () => Task.FromResult(AccountWorkload.Parse(lines)), cancellation);
        table.Add(parsing.Row("for comparison: reading the lines of the mix"));
        table.Add((await RenderAsync(mixed)).Row("for comparison: a summary after the mix"));
        table.Print();
    }

    private async Task AddAsync(TextTable table, string name, AccountWorkload workload, Func<string?> session)
    {
        var cost = await Cost.MeasureAsync(workload.Commands.Count, () => ExecuteAsync(workload, session()), cancellation);
        table.Add(cost.Row(name));
    }

    private Task<Cost> RenderAsync(AccountWorkload workload)
    {
        var accounts = Execute(workload, null).Select(e => (e.Account, Summary: new SummaryJson("u"))).ToArray();
        return Cost.MeasureAsync(
            accounts.Length,
            () =>
            {
                foreach (var (account, summary) in accounts)
                    summary.Render(account).Dispose();
                return Task.CompletedTask;
            },
            cancellation);
    }

    private static Task ExecuteAsync(AccountWorkload workload, string? session)
    {
        Execute(workload, session);
        return Task.CompletedTask;
    }

    private static AccountExecutor[] Execute(AccountWorkload workload, string? session)
    {
        var journal = new AccountEventWriter();
        var executors = new AccountExecutor[workload.AccountCount];
        for (var i = 0; i < executors.Length; i++)
            executors[i] = new AccountExecutor(new Account(), journal);
        var quotes = new Dictionary<Symbol, Quote>();
        foreach (var (account, command) in workload.Commands)
        {
            Execute(executors[account], command with { Session = session }, QuoteOf(quotes, command.Symbol));
            if (journal.Count >= BatchCommands)
                journal.Clear();
        }

        return executors;
    }

    private static void Execute(AccountExecutor executor, in Command command, Quote quote)
    {
        var step = executor.Execute(command, NowMs, new Supplies { Quote = quote }, out _);
        if (step == Step.NeedsJournal)
            step = executor.Execute(command, NowMs, new Supplies { Quote = quote, JournalWasAsked = true }, out _);
        if (step != Step.Done)
            throw new InvalidOperationException($"{command} ended with {step}.");
    }

    private static Quote QuoteOf(Dictionary<Symbol, Quote> quotes, Symbol symbol)
    {
        if (!quotes.TryGetValue(symbol, out var quote))
            quotes.Add(symbol, quote = new Quote(symbol, Price, NowMs));
        return quote;
    }
}
