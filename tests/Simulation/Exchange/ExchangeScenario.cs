using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Embedded;
using Trading.Accounts;
using Trading.Audit;
using Trading.Exchange;

namespace Trading.Simulation.Exchange;

/// <summary>Some users trade with each other at once, on the real accounts, books and journals.</summary>
internal sealed class ExchangeScenario : IScenario
{
    private readonly World world;
    private readonly ExchangeSizes sizes;
    private readonly RandomTrader[] random = [];
    private Books? books;
    private string? found;

    /// <summary>With traders who do what a test tells them.</summary>
    internal ExchangeScenario(World world, ExchangeSizes sizes, params IEnumerable<string> users)
    {
        (this.world, this.sizes) = (world, sizes);
        Instruments = SimulatedInstrument.All;
        Traders = [.. users.Select(user => new TraderClient(world, user))];
    }

    /// <summary>With traders who do what chance tells them.</summary>
    internal ExchangeScenario(World world)
    {
        this.world = world;
        var chance = new Chance(world.Seed, "exchange");
        sizes = ExchangeSizes.Draw(chance);
        Instruments = [.. SimulatedInstrument.All.Take(chance.Between(1, SimulatedInstrument.All.Count))];
        Traders = [.. Enumerable.Range(1, chance.Between(2, 5)).Select(number => new TraderClient(world, $"user{number}"))];
        random =
        [
            .. Traders.Select(
                trader => new RandomTrader(world, trader, Instruments, lanes: chance.Between(1, 3), requests: chance.Between(5, 40))),
        ];
    }

    public IReadOnlyList<string> CrashPoints { get; } =
    [
        "write audit-", "write book-", "write book-snapshot", "write book-head", "clear book-", "write account", "write instruments",
        "flush begins", "flush ended", "IBookGrain.SubmitAsync", "IBookGrain.EstimateAsync", "IOrderGrain.OnBookEventsAsync",
        "IOrderGrain.PlaceAsync", "IOrderGrain.CancelAsync", "IOrderGrain.AmendAsync", "IAuditGrain.AppendAsync",
        "IAuditGrain.ReadUserAsync",
    ];

    internal IReadOnlyList<SimulatedInstrument> Instruments { get; }

    internal IReadOnlyList<TraderClient> Traders { get; }

    public void AddServices(SimulatedNode node, IServiceCollection services)
    {
        var settings = Instruments.SelectMany((instrument, index) => instrument.Settings(index))
            .Append(new($"{AuditOptions.Section}:{nameof(AuditOptions.Shards)}", $"{sizes.Shards}"));
        services.AddSingleton(sizes.Audit);
        services.AddSingleton(sizes.Book);
        services.AddTradingGrains(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.Configure<EmbeddedGrainOptions>(options =>
        {
            options.Assemblies.Add(typeof(UserGrain).Assembly);
            options.CollectionAge = sizes.CollectionAge;
        });
    }

    public async Task StartAsync(SimulatedNode node)
    {
        await node.Services.GetRequiredService<AuditShardGuard>().CheckAsync();
        await node.Services.GetRequiredService<EmbeddedSilo>().StartAsync(CancellationToken.None);
        var keepers = node.Services.GetServices<IHostedService>().ToList();
        _ = keepers.OfType<AuditShardKeeper>().Single().RunAsync(node.Stopping);
        _ = keepers.OfType<BookKeeper>().Single().RunAsync(node.Stopping);
    }

    public Task RunClientsAsync() => Task.WhenAll(random.Select(trader => trader.RunAsync()));

    public async Task CheckAsync(SimulatedNode node, DateTimeOffset quietFrom)
    {
        var state = await ExchangeState.ReadAsync(node, this);
        books = await ReadBooksAsync(node);
        ShardCheck.Check(books);
        OrderCheck.Check(state, Traders);
        FillCheck.Check(state);
        BookCheck.Check(state);
        TransferCheck.Check(books, Traders);
        foreach (var account in state.Accounts)
            JournalCheck.Check(books.EventsOf(account.User), account);
        MoneyCheck.Check(state, books);
        Count(state);
        found = state.ToString();
    }

    public async Task CheckRestartedAsync(SimulatedNode node)
    {
        var now = (await ExchangeState.ReadAsync(node, this)).ToString();
        SimulationFailedException.Unless(now == found, $"After a restart there is\n{now}\nand before there was\n{found}");
        (await ReadBooksAsync(node)).CheckContinues(books!);
    }

    private Task<Books> ReadBooksAsync(SimulatedNode node) => Books.ReadAsync(node, sizes.Shards, Traders.Select(trader => trader.User));

    private void Count(ExchangeState state)
    {
        foreach (var order in state.Accounts.SelectMany(account => account.Orders))
            world.Count($"order {order.Status} {order.Reason}");
        foreach (var fill in state.Accounts.SelectMany(account => account.Fills))
            world.Count($"fill as {fill.Fill.Role}");
    }
}
