using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Embedded;
using Trading.Accounts;
using Trading.Audit;
using Trading.Persistence.Local;
using Trading.QuoteServer;
using Trading.Testing;

namespace Trading.Grains.Tests.Hosting;

/// <summary>
/// The real grains on the embedded runtime and the local store, with a real quote server and a clock that only the test moves.
/// </summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly TemporaryFolder? _ownFolder;
    private readonly IHost _host;

    private TestSilo(IHost host, FakeTimeProvider clock, QuoteStandIn quoteServer, TemporaryFolder? ownFolder)
    {
        (_host, Clock, QuoteServer, _ownFolder) = (host, clock, quoteServer, ownFolder);
    }

    public FakeTimeProvider Clock { get; }

    public QuoteStandIn QuoteServer { get; }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public int Shards { get; } = 2;

    /// <summary>Starts on a folder of its own, or on one that another silo has left.</summary>
    public static async Task<TestSilo> StartAsync(
        string? folder = null, FakeTimeProvider? clock = null, long priceCents = 1000, Action<IServiceCollection>? configure = null)
    {
        var own = folder is null ? new TemporaryFolder() : null;
        clock ??= new FakeTimeProvider();
        var quoteServer = new QuoteStandIn(new QuoteStandInOptions { FixedCents = priceCents }, TimeProvider.System);
        await quoteServer.StartAsync(CancellationToken.None);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Audit:Shards"] = "2",
            ["Quotes:Server"] = quoteServer.Endpoint.ToString(),
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddLocalGrainStorage(StorageNames.Trading, store => store.Path = Path.Combine(folder ?? own!.Path, "store"));
        builder.Services.AddEmbeddedGrains(grains => grains.Assemblies.Add(typeof(UserGrain).Assembly));
        builder.Services.AddTradingGrains(builder.Configuration);
        configure?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new TestSilo(host, clock, quoteServer, own);
    }

    public IUserGrain User(string user) => Grains.GetGrain<IUserGrain>(user);

    public IAuditGrain ShardOf(string user) => Grains.GetGrain<IAuditGrain>(AuditShards.Of(user, Shards));

    /// <summary>Executes commands one after the other, sending again what waits, as a gateway does.</summary>
    public async Task<Outcome[]> ExecuteAsync(string user, params Command[] commands)
    {
        var outcomes = new List<Outcome>();
        while (outcomes.Count < commands.Length)
            outcomes.AddRange((await User(user).ExecuteAsync(new CommandBatch(commands[outcomes.Count..]))).Outcomes);
        return [.. outcomes];
    }

    /// <summary>The events of a user in the audit journal, in order.</summary>
    public async Task<List<AccountEvent>> EventsOfAsync(string user)
    {
        var events = new List<AccountEvent>();
        var end = await ShardOf(user).GetEndAsync();
        var page = new AuditPage([], default, IsLast: false);
        while (!page.IsLast)
        {
            page = await ShardOf(user).ReadAsync(page.Next, end, user);
            foreach (var block in page.Blocks)
                AddEvents(events, block);
        }

        return events;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await QuoteServer.StopAsync(CancellationToken.None);
        _ownFolder?.Dispose();
    }

    private static void AddEvents(List<AccountEvent> events, AuditBlock block)
    {
        var reader = new AccountEventReader(block.Events);
        while (reader.TryRead(out var e))
            events.Add(e);
    }
}
