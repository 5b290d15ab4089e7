using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trading.Gateway.Access;
using Trading.Gateway.Live;

namespace Trading.Benchmarks.Live;

/// <summary>
/// The WebSocket door without the rest of the gateway, and a plain page beside it that shows what else the process still does.
/// </summary>
internal sealed class LiveServer : IAsyncDisposable, ITokenAuthenticator
{
    /// <summary>The page beside the door.</summary>
    public const string Page = "/page";

    private const string PageText = "This is the page.";

    private readonly WebApplication _app;

    private LiveServer(ILiveChannel channel, string scheduling)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Live:ConnectionsMax"] = "100000" });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxConcurrentUpgradedConnections = null);
        builder.Services.Configure<SocketTransportOptions>(sockets =>
        {
            sockets.IOQueueCount = scheduling == "pool" ? 0 : sockets.IOQueueCount;
            sockets.UnsafePreferInlineScheduling = scheduling == "inline";
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<ITokenAuthenticator>(this);
        builder.Services.AddSingleton(channel);
        builder.Services.AddLive(builder.Configuration);
        _app = builder.Build();
        _app.MapLive();
        _app.Map(Page, context => context.Response.WriteAsync(PageText));
    }

    /// <summary>How the answer to a request for the page ends; it is chunked.</summary>
    public static ReadOnlySpan<byte> PageEnd => "0\r\n\r\n"u8;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>What the door has done.</summary>
    public LiveCounters Counters => _app.Services.GetRequiredService<LiveCounters>();

    /// <summary>Starts one on a free port.</summary>
    public static async Task<LiveServer> StartAsync(ILiveChannel channel, string scheduling, CancellationToken cancellation)
    {
        var server = new LiveServer(channel, scheduling);
        await server._app.StartAsync(cancellation);
        return server;
    }

    /// <inheritdoc/>
    public bool TryAuthenticate(string token, [NotNullWhen(true)] out Caller? caller)
    {
        caller = null;
        return false;
    }

    /// <inheritdoc/>
    public bool TryAuthenticate(string token, [NotNullWhen(true)] out Caller? caller, out long expiresAtMs)
    {
        expiresAtMs = 0;
        return TryAuthenticate(token, out caller);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
