using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trading.Audit;
using Trading.Grains.Tests.Hosting;
using Trading.Quotes;
using Trading.QuoteServer;
using Trading.Testing;

namespace Trading.Grains.Tests.Quotes;

/// <summary>A silo with the real grains and a real quote server, seen from the side of the quotes.</summary>
internal sealed class QuoteFixture : IAsyncDisposable
{
    private static readonly Symbol AbcSymbol = Symbol.Parse("ABC");

    private readonly QuoteCache _cache;

    private QuoteFixture() => _cache = new QuoteCache(Counters);

    internal TestSilo Silo { get; private set; } = null!;

    internal LogLines Log { get; } = new();

    internal QuoteCounters Counters { get; } = new();

    internal SteeredStorage Storage { get; } = new();

    internal FakeTimeProvider Clock => Silo.Clock;

    internal QuoteStandIn Server => Silo.QuoteServer;

    internal long NowMs => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    internal IQuoteGrain Abc => Silo.Grains.GetGrain<IQuoteGrain>("ABC");

    internal Quote? CachedAbc => _cache.Find(AbcSymbol, NowMs);

    internal static async Task<QuoteFixture> StartAsync(Action<QuoteOptions>? configure = null)
    {
        var fixture = new QuoteFixture();
        fixture.Silo = await TestSilo.StartAsync(configure: services =>
        {
            services.Configure<QuoteOptions>(options => configure?.Invoke(options));
            services.AddSingleton<ILoggerProvider>(fixture.Log).AddSingleton(fixture.Counters).AddSingleton(fixture._cache);
            fixture.Storage.AddTo(services);
        });
        return fixture;
    }

    internal Task<Quote?> GetAsync(string user = "asker", long transactionNum = 1) => Abc.GetAsync(new QuoteCause(user, transactionNum));

    /// <summary>The hits that are recorded with a user, in order.</summary>
    internal async Task<AccountEvent[]> HitsOfAsync(string user) =>
        [.. (await Silo.EventsOfAsync(user)).Where(e => e.Kind == AccountEventKind.QuoteHit)];

    public ValueTask DisposeAsync() => Silo.DisposeAsync();
}
