using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trading.Gateway.Access;
using Trading.Gateway.Http;
using Trading.Gateway.Live;
using Trading.Testing;

namespace Trading.Gateway.Tests.Live;

/// <summary>
/// The WebSocket door on a real socket, with a clock that only the test moves. Its tokens are a role and a name: <c>service</c>,
/// <c>supervisor</c>, <c>user:NAME</c>, the last good for a minute.
/// </summary>
internal sealed class TestLiveDoor : IAsyncDisposable, ITokenAuthenticator
{
    private readonly List<LiveClient> _clients = [];
    private readonly WebApplication _app;

    private TestLiveDoor((string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Live:{s.Key}", (string?)s.Value)));
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton<ITokenAuthenticator>(this);
        builder.Services.AddRoutingCore();
        foreach (var channel in new[] { Book, Ticker, Klines, Stats, News, Orders })
            builder.Services.AddSingleton<ILiveChannel>(channel);
        builder.Services.AddLive(builder.Configuration);
        _app = builder.Build();
        _app.UseMiddleware<BrowserRules>();
        _app.MapLive();
    }

    public FakeTimeProvider Clock { get; } = new();

    public TestChannel Book { get; } = new("book");

    public TestChannel Ticker { get; } = new("ticker") { IsMerged = true };

    public TestChannel Klines { get; } = new("klines") { Intervals = ["1m", "5m"] };

    public TestChannel Stats { get; } = new("market.stats") { IsMerged = true, Symbols = LiveSymbols.None };

    public TestChannel News { get; } = new("news") { IsNumbered = false };

    public TestChannel Orders { get; } = new("orders") { IsPrivate = true, Symbols = LiveSymbols.None };

    public LiveHub Hub => _app.Services.GetRequiredService<LiveHub>();

    public Uri Address => new(_app.Urls.Single().Replace("http", "ws", StringComparison.Ordinal) + "/ws");

    public static async Task<TestLiveDoor> StartAsync(params (string Key, string Value)[] settings)
    {
        var door = new TestLiveDoor(settings);
        await door._app.StartAsync();
        return door;
    }

    /// <summary>Connects a client, which goes away with the door.</summary>
    public async Task<LiveClient> ConnectAsync(string? token = null)
    {
        var client = await LiveClient.ConnectAsync(Address, token);
        _clients.Add(client);
        return client;
    }

    /// <summary>Moves the clock in steps, so that whatever happens between is seen by all.</summary>
    public void Advance(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    public Task StopAsync() => _app.StopAsync();

    public bool TryAuthenticate(string token, [NotNullWhen(true)] out Caller? caller) => TryAuthenticate(token, out caller, out _);

    public bool TryAuthenticate(string token, [NotNullWhen(true)] out Caller? caller, out long expiresAtMs)
    {
        expiresAtMs = long.MaxValue;
        caller = token switch
        {
            "service" => new Caller("service", Role.Service),
            "supervisor" => new Caller("supervisor", Role.Supervisor),
            _ when token.StartsWith("user:", StringComparison.Ordinal) => new Caller(token[5..], Role.User),
            _ => null,
        };
        if (caller?.Role == Role.User)
            expiresAtMs = Clock.GetUtcNow().ToUnixTimeMilliseconds() + 60_000;
        return caller is not null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }
}
