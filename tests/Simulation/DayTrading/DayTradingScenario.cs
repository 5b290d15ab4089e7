using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Embedded;
using Trading.Accounts;
using Trading.Audit;
using Trading.Journal;
using Trading.Quotes;

namespace Trading.Simulation.DayTrading;

/// <summary>Some users trade at once, on the real grains; quotes come from a simulated server.</summary>
internal sealed class DayTradingScenario : IScenario
{
    private readonly World world;
    private readonly SimulatedQuotes quotes;
    private readonly TimeSpan collectionAge;
    private readonly AuditTuning tuning;
    private Books? books;

    internal DayTradingScenario(World world)
    {
        this.world = world;
        quotes = new SimulatedQuotes(world);
        var chance = new Chance(world.Seed, "day trading");
        Shards = chance.Between(1, 3);
        tuning = new AuditTuning
        {
            Journal = new GrainJournalOptions { ChunkBytes = chance.Pick(256, 1_024, 16_384), HeadInterval = chance.Pick(1, 4, 64) },
            ChunksPerSnapshot = chance.Pick(1, 4, 256),
        };
        collectionAge = TimeSpan.FromMinutes(chance.Pick(1, 2, 15));
        Clients = chance.OneIn(40)
            ? [new UserClient(world, "lone", commands: 2_000, batchMax: 60)]
            : [.. Enumerable.Range(1, chance.Between(1, 5))
                .Select(user => new UserClient(world, $"user{user}", commands: chance.Between(5, 80), batchMax: 12))];
    }

    public IReadOnlyList<string> CrashPoints { get; } =
    [
        "write audit", "write account", "write audit-head", "write audit-snapshot", "flush begins", "flush ended",
        "IAuditGrain.AppendAsync", "IAuditGrain.ReadUserAsync", "IUserGrain.ExecuteAsync", "IUserGrain.OnQuoteAsync",
        "IUserGrain.WakeAsync", "IQuoteGrain.GetAsync", "IQuoteGrain.SetTriggersAsync",
    ];

    internal int Shards { get; }

    internal IReadOnlyList<UserClient> Clients { get; }

    public void AddServices(SimulatedNode node, IServiceCollection services)
    {
        var settings = new Dictionary<string, string?> { [$"{AuditOptions.Section}:{nameof(AuditOptions.Shards)}"] = $"{Shards}" };
        services.AddSingleton<IQuoteSource>(quotes);
        services.AddSingleton(tuning);
        services.AddTradingGrains(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.Configure<EmbeddedGrainOptions>(options =>
        {
            options.Assemblies.Add(typeof(UserGrain).Assembly);
            options.CollectionAge = collectionAge;
        });
    }

    public async Task StartAsync(SimulatedNode node)
    {
        await node.Services.GetRequiredService<AuditShardGuard>().CheckAsync();
        await node.Services.GetRequiredService<EmbeddedSilo>().StartAsync(CancellationToken.None);
        _ = node.Services.GetServices<IHostedService>().OfType<AuditShardKeeper>().Single().RunAsync(node.Stopping);
    }

    public Task RunClientsAsync() => Task.WhenAll(Clients.Select(client => client.RunAsync()));

    public async Task CheckAsync(SimulatedNode node, DateTimeOffset quietFrom)
    {
        books = await Books.ReadAsync(node, Shards, Clients.Select(client => client.User));
        ShardCheck.Check(books);
        AcknowledgementCheck.Check(books, Clients);
        var hits = new HitCheck(books, quotes);
        var quiet = new QuietTime(quietFrom + node.Clock.Error, node.Clock.GetUtcNow());
        foreach (var client in Clients)
        {
            var replay = new AccountReplay(world, client, hits, quiet);
            foreach (var entry in books.EventsOf(client.User))
                replay.Enter(entry);
            replay.CheckEnd();
            SummaryCheck.Check(client.User, replay.Account, books.SummaryOf(client.User));
        }
    }

    public async Task CheckRestartedAsync(SimulatedNode node) =>
        (await Books.ReadAsync(node, Shards, Clients.Select(client => client.User))).CheckContinues(books!);
}
