using System.CommandLine;
using System.Globalization;
using Trading.LoadGenerator.Gateways;

namespace Trading.LoadGenerator.Orders;

/// <summary>The command <c>orders</c>.</summary>
internal sealed class OrdersCommand
{
    private const string Deposit = "1000000";

    private readonly GatewayArguments _gateway = new();
    private readonly Option<OrderTransport> _transport = new("--transport")
    {
        Description = "By which door: http or queue.",
        DefaultValueFactory = _ => OrderTransport.Http,
    };
    private readonly Option<Uri> _broker = new("--broker")
    {
        Description = "The RabbitMQ broker of --transport queue.",
        CustomParser = argument => new Uri(argument.Tokens.Single().Value),
        DefaultValueFactory = _ => new Uri("amqp://guest:guest@127.0.0.1:5672/"),
    };
    private readonly Option<string> _queue = new("--queue")
    {
        Description = "The gateway's queue there.",
        DefaultValueFactory = _ => "orders",
    };
    private readonly Option<int> _users = new("--users") { Description = "How many users.", DefaultValueFactory = _ => 100 };
    private readonly Option<int> _requests = new("--requests") { Description = "How many requests.", DefaultValueFactory = _ => 100_000 };
    private readonly Option<int> _connections = new("--connections")
    {
        Description = "How many connections.",
        DefaultValueFactory = _ => 64,
    };
    private readonly Option<double> _rate = new("--rate")
    {
        Description = "Open loop: so many requests a second by plan, and latencies from the planned time. Default: a closed loop.",
    };
    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Of the requests; also names the users.",
        DefaultValueFactory = _ => 1,
    };
    private readonly Option<string[]> _symbols = new("--symbols")
    {
        Description = "The instruments. Default: all that trade.",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<double> _patience = new("--patience")
    {
        Description = "Seconds to go on without any answer.",
        DefaultValueFactory = _ => 60,
    };
    private readonly Option<string?> _password = new("--supervisor-password")
    {
        Description = "For the deposits. Default: as found in the data folder.",
    };
    private readonly Option<string?> _report = new("--report") { Description = "Write the report to this file as JSON." };

    private readonly Option<bool> _unchecked = new("--no-check") { Description = "Do not check the accounts afterwards." };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var orders = new OrdersCommand();
        var command = new Command(
            "orders",
            "Places, amends and cancels orders over HTTP or the queue, a seeded mix, "
                + "and proves afterwards that every asset is conserved. Nobody else should trade meanwhile.")
        {
            orders._users, orders._requests, orders._connections, orders._rate, orders._seed, orders._symbols, orders._patience,
            orders._password,
            orders._report, orders._unchecked, orders._transport, orders._broker, orders._queue,
        };
        orders._gateway.AddTo(command);
        command.SetAction(orders.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var gateway = _gateway.Find(parsed);
        using var client = new ExchangeClient(gateway, TimeSpan.FromSeconds(parsed.GetValue(_patience)));
        var options = await OptionsAsync(parsed, gateway, client, cancellation);
        var run = Environment.TickCount & 0xFFFF;
        OrderTrader[] traders = [.. Enumerable.Range(0, options.Users).Select(i => new OrderTrader(options, i, run))];
        await FundAsync(client, options, traders, cancellation);
        var check = new OrdersCheck(client, traders, options.Instruments);
        var before = await check.SumAsync(cancellation);
        var report = await ShowAsync(new OrdersRun(options, traders), options, cancellation);
        report.Print();
        if (parsed.GetValue(_report) is { } path)
            report.Save(path);
        if (parsed.GetValue(_unchecked))
            return ExitCodes.Success;
        try
        {
            await check.ExpectSumsAsync(before, cancellation);
            await check.CheckOrdersAsync(cancellation);
        }
        catch (DifferenceFound difference)
        {
            Console.Error.WriteLine(difference.Message);
            return ExitCodes.Difference;
        }

        Console.WriteLine("Every asset is conserved, locks are what open orders hold, and every acknowledged order is there once.");
        return ExitCodes.Success;
    }

    private async Task<OrdersOptions> OptionsAsync(
        ParseResult parsed, GatewayAddress gateway, ExchangeClient client, CancellationToken cancellation)
    {
        var instruments = await client.GetInstrumentsAsync(cancellation);
        if (parsed.GetValue(_symbols) is { Length: > 0 } symbols)
            instruments = [.. symbols.Select(s => instruments.FirstOrDefault(i => i.Symbol == s)
                ?? throw CommandFailure.Usage($"{s} does not trade."))];
        return new OrdersOptions
        {
            Gateway = gateway,
            Transport = parsed.GetValue(_transport),
            Broker = parsed.GetValue(_broker)!,
            Queue = parsed.GetValue(_queue)!,
            SupervisorPassword = parsed.GetValue(_password) ?? _gateway.ReadSupervisorPassword(parsed),
            Users = parsed.GetValue(_users),
            Requests = parsed.GetValue(_requests),
            Connections = Math.Min(parsed.GetValue(_connections), parsed.GetValue(_users)),
            Rate = parsed.GetValue(_rate),
            Seed = parsed.GetValue(_seed),
            Instruments = instruments,
            Patience = TimeSpan.FromSeconds(parsed.GetValue(_patience)),
        };
    }

    /// <summary>Gives every user the same of each asset; who had it from an earlier run gets nothing more.</summary>
    private static async Task FundAsync(ExchangeClient client, OrdersOptions options, OrderTrader[] traders, CancellationToken cancellation)
    {
        var token = await client.LogInAsync(options.SupervisorPassword, cancellation);
        string[] assets = [.. options.Instruments.SelectMany(i => (string[])[i.Base, i.Quote]).Distinct(StringComparer.Ordinal)];
        foreach (var chunk in traders.Chunk(16))
        {
            await Task.WhenAll(chunk.SelectMany(trader => assets.Select(asset =>
                client.DepositAsync(token, trader.Name, asset, Deposit, $"load-{asset}", cancellation))));
        }
    }

    private static async Task<OrdersReport> ShowAsync(OrdersRun run, OrdersOptions options, CancellationToken cancellation)
    {
        var running = run.RunAsync(cancellation);
        var before = 0L;
        while (await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(1), cancellation)) != running)
        {
            cancellation.ThrowIfCancellationRequested();
            var done = run.Done;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{done:N0} of {options.Requests:N0} done, {done - before:N0}/s"));
            before = done;
        }

        return await running;
    }
}
