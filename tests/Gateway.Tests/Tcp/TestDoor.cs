using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Trading.Gateway.Access;
using Trading.Gateway.Commands;
using Trading.Gateway.Tcp;
using Trading.Testing;

namespace Trading.Gateway.Tests.Tcp;

/// <summary>
/// The TCP door on a real socket, in front of a router of the test's choice, with a clock that only the test moves. Its tokens are a role
/// and a name: <c>service</c>, <c>supervisor</c>, <c>user:NAME</c>.
/// </summary>
internal sealed class TestDoor : IAsyncDisposable, ITokenAuthenticator
{
    private readonly IHost _host;

    private TestDoor(ICommandRouter router, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Tcp:Listen"] = "127.0.0.1:0" });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Tcp:{s.Key}", (string?)s.Value)));
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton(router);
        builder.Services.AddSingleton<ITokenAuthenticator>(this);
        builder.Services.AddTcpDoor(builder.Configuration);
        _host = builder.Build();
    }

    public FakeTimeProvider Clock { get; } = new();

    /// <summary>From when on tokens are not good any more, Unix milliseconds.</summary>
    public long ExpiresAtMs { get; set; } = long.MaxValue;

    public TcpDoor Door => _host.Services.GetRequiredService<TcpDoor>();

    public IPEndPoint Address => _host.Services.GetRequiredService<TcpDoorListener>().Address!;

    /// <summary>Opens a door whose peers must authenticate.</summary>
    public static async Task<TestDoor> StartAsync(ICommandRouter router, params (string Key, string Value)[] settings)
    {
        var door = new TestDoor(router, settings);
        await door._host.StartAsync();
        return door;
    }

    /// <summary>Opens a door that trusts everybody.</summary>
    public static Task<TestDoor> StartOpenAsync(ICommandRouter router, params (string Key, string Value)[] settings) =>
        StartAsync(router, [("Authentication", "None"), .. settings]);

    public Task<LineClient> ConnectAsync() => LineClient.ConnectAsync(Address);

    public Task StopAsync(CancellationToken cancellation = default) => _host.StopAsync(cancellation);

    public bool TryAuthenticate(string token, [NotNullWhen(true)] out Caller? caller)
    {
        caller = token switch
        {
            "service" => new Caller("service", Role.Service),
            "supervisor" => new Caller("supervisor", Role.Supervisor),
            _ when token.StartsWith("user:", StringComparison.Ordinal) => new Caller(token[5..], Role.User),
            _ => null,
        };
        return caller is not null;
    }

    public bool TryAuthenticate(string token, [NotNullWhen(true)] out Caller? caller, out long expiresAtMs)
    {
        expiresAtMs = ExpiresAtMs;
        return TryAuthenticate(token, out caller);
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await _host.StopAsync(soon.Token);
        _host.Dispose();
    }
}
