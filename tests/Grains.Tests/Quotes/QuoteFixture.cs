using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Trading.Audit;
using Trading.Grains.Tests.Hosting;
using Trading.Persistence.Local;
using Trading.Quotes;
using Trading.QuoteServer;
using Trading.Testing;

namespace Trading.Grains.Tests.Quotes;

/// <summary>A silo with the real grains and a real quote server, seen from the side of the quotes.</summary>
internal sealed class QuoteFixture : IAsyncDisposable
{
    private readonly TestSilo _silo;
    private readonly IServiceProvider _services;

    private QuoteFixture(TestSilo silo, IServiceProvider services, LogLines log) => (_silo, _services, Log) = (silo, services, log);

    internal TestSilo Silo => _silo;

    internal FakeTimeProvider Clock => _silo.Clock;

    internal QuoteStandIn Server => _silo.QuoteServer;

    internal LogLines Log { get; }

    internal QuoteCounters Counters => _services.GetRequiredService<QuoteCounters>();

    internal SteeredStorage Storage => (SteeredStorage)_services.GetRequiredKeyedService<IGrainStorage>(StorageNames.Trading);

    internal long NowMs => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    internal IQuoteGrain Abc => _silo.Grains.GetGrain<IQuoteGrain>("ABC");

    internal Quote? CachedAbc => _services.GetRequiredService<QuoteCache>().Find(Symbol.Parse("ABC"), NowMs);

    internal static async Task<QuoteFixture> StartAsync(Action<QuoteOptions>? configure = null)
    {
        IServiceProvider? provider = null;
        var log = new LogLines();
        var silo = await TestSilo.StartAsync(configure: services => services
            .Configure<QuoteOptions>(options => configure?.Invoke(options))
            .AddSingleton<ILoggerProvider>(log)
            .AddSingleton<QuoteCounters>(given =>
            {
                provider = given;
                return new QuoteCounters();
            })
            .AddKeyedSingleton<IGrainStorage>(
                StorageNames.Trading, (given, _) => new SteeredStorage(given.GetRequiredKeyedService<LocalGrainStorage>(StorageNames.Trading))));
        await silo.Grains.GetGrain<IQuoteGrain>("Z").SetTriggersAsync("nobody", new SymbolTriggers(1, null, null));
        return new QuoteFixture(silo, provider!, log);
    }

    internal Task<Quote?> GetAsync(string user = "asker", long transactionNum = 1) => Abc.GetAsync(new QuoteCause(user, transactionNum));

    /// <summary>The hits that are recorded with a user, in order.</summary>
    internal async Task<AccountEvent[]> HitsOfAsync(string user) =>
        [.. (await _silo.EventsOfAsync(user)).Where(e => e.Kind == AccountEventKind.QuoteHit)];

    public ValueTask DisposeAsync() => _silo.DisposeAsync();
}
