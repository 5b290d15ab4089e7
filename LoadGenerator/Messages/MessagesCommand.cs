using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Trading.LoadGenerator.Gateways;

namespace Trading.LoadGenerator.Messages;

/// <summary>The command <c>messages</c>.</summary>
internal sealed class MessagesCommand
{
    private static readonly TimeSpan SettlePatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SettlePause = TimeSpan.FromMilliseconds(200);

    private readonly GatewayArguments _gateway = new();
    private readonly Option<int> _messages = new("--messages") { Description = "How many messages.", DefaultValueFactory = _ => 100_000 };
    private readonly Option<int> _array =
        new("--array") { Description = "How many in a request, up to 1,000.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _connections =
        new("--connections") { Description = "How many connections.", DefaultValueFactory = _ => 64 };
    private readonly Option<double> _rate = new("--rate")
    {
        Description = "Open loop: so many messages a second by plan, and latencies from the planned time. Default: a closed loop.",
    };
    private readonly Option<double> _faulty = new("--faulty")
    {
        Description = "The share of messages that are to be refused, 0 to 1.",
        DefaultValueFactory = _ => 0.01,
    };
    private readonly Option<int> _users = new("--users") { Description = "How many users.", DefaultValueFactory = _ => 1_000 };
    private readonly Option<int> _seed = new("--seed") { Description = "Of the messages.", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> _run = new("--run")
    {
        Description = "Names the run: the same run again sends the same ids, which count once. Default: a new name.",
    };
    private readonly Option<double> _patience = new("--patience")
    {
        Description = "Seconds to go on without any answer.",
        DefaultValueFactory = _ => 60,
    };
    private readonly Option<bool> _verify =
        new("--verify") { Description = "Prove afterwards that the statistics grew by what was acknowledged." };
    private readonly Option<string?> _report = new("--report") { Description = "Write the report to this file as JSON." };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var messages = new MessagesCommand();
        var command = new Command(
            "messages",
            "Sends trade messages over HTTP, a seeded mix, and with --verify proves the statistics afterwards. "
            + "Nobody else should send meanwhile.")
        {
            messages._messages, messages._array, messages._connections, messages._rate, messages._faulty, messages._users,
            messages._seed, messages._run, messages._patience, messages._verify, messages._report,
        };
        messages._gateway.AddTo(command);
        command.SetAction(messages.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = Options(parsed);
        var verifies = parsed.GetValue(_verify);
        using var client = new MarketClient(options.Gateway, options.Patience);
        var before = verifies ? await client.GetTotalsAsync(cancellation) : new MarketTotals();
        var report = await ShowAsync(new MessagesRun(options), options, cancellation);
        report.Print();
        if (parsed.GetValue(_report) is { } path)
            report.Save(path);
        if (report.Surprise is { } surprise)
        {
            Console.Error.WriteLine(surprise);
            return ExitCodes.Difference;
        }

        if (!verifies)
            return ExitCodes.Success;
        if (await DifferenceAsync(client, before, report.Acknowledged, cancellation) is { } difference)
        {
            Console.Error.WriteLine(difference);
            return ExitCodes.Difference;
        }

        Console.WriteLine("The statistics grew by what was acknowledged: counts and sums of every pair, and counts of every class.");
        return ExitCodes.Success;
    }

    private MessagesOptions Options(ParseResult parsed)
    {
        var options = new MessagesOptions
        {
            Gateway = _gateway.Find(parsed),
            Messages = parsed.GetValue(_messages),
            ArrayLength = parsed.GetValue(_array),
            Connections = parsed.GetValue(_connections),
            Rate = parsed.GetValue(_rate),
            FaultyShare = parsed.GetValue(_faulty),
            Users = parsed.GetValue(_users),
            Seed = parsed.GetValue(_seed),
            Run = parsed.GetValue(_run) ?? Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..12],
            Patience = TimeSpan.FromSeconds(parsed.GetValue(_patience)),
        };
        if (options.Messages < 1 || options.ArrayLength is < 1 or > 1_000 || options.Connections is < 1 or > 4_096 || options.Users < 1
            || options.Rate < 0 || options.FaultyShare is < 0 or > 1)
        {
            throw CommandFailure.Usage(
                "Counts are 1 or more, an array has up to 1,000 messages, connections are up to 4,096, "
                + "and --faulty is a share from 0 to 1.");
        }

        return options;
    }

    /// <summary>Waits for what was acknowledged to be in the statistics; the first difference where it does not come.</summary>
    private static async Task<string?> DifferenceAsync(
        MarketClient client, MarketTotals before, MarketTotals acknowledged, CancellationToken cancellation)
    {
        for (var startedAt = Stopwatch.GetTimestamp(); ;)
        {
            var after = await client.GetTotalsAsync(cancellation);
            var difference = after.DifferenceFrom(before, acknowledged);
            if (difference is null || Stopwatch.GetElapsedTime(startedAt) > SettlePatience)
                return difference;
            await Task.Delay(SettlePause, cancellation);
        }
    }

    private static async Task<MessagesReport> ShowAsync(MessagesRun run, MessagesOptions options, CancellationToken cancellation)
    {
        var running = run.RunAsync(cancellation);
        var before = 0L;
        while (await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None)) != running)
        {
            var done = run.Done;
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {options.Messages:N0} done, {done - before:N0}/s"));
            before = done;
        }

        return await running;
    }
}
