using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Embedded;
using Trading.Accounts;
using Trading.Gateway.Access;
using Trading.Gateway.Http;
using Trading.Gateway.Queue;
using Trading.Persistence.Local;
using Trading.Quotes;
using Trading.Testing;

namespace Trading.Gateway.Tests.Http;

/// <summary>The whole gateway on a real socket, over the real grains and a local store in a folder of its own.</summary>
public sealed class TestGateway : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("gateway-");
    private readonly Dictionary<string, string?> _settings;
    private WebApplication _app = null!;

    public TestGateway()
        : this([])
    {
    }

    internal TestGateway(Dictionary<string, string?> settings) => _settings = settings;

    internal Uri Address { get; private set; } = null!;

    internal string DataPath => _data.FullName;

    internal HttpClient Anonymous { get; private set; } = null!;

    internal HttpClient Service { get; private set; } = null!;

    internal HttpClient Supervisor { get; private set; } = null!;

    internal GatewaySecrets Secrets => _app.Services.GetRequiredService<GatewaySecrets>();

    internal AccessTokens Tokens => _app.Services.GetRequiredService<AccessTokens>();

    internal IServiceProvider Services => _app.Services;

    /// <summary>The calls of grains so far.</summary>
    internal CountedCalls Calls { get; } = new();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Path"] = _data.FullName });
        builder.Configuration.AddInMemoryCollection(_settings);
        builder.Services.AddSingleton<IQuoteSource, FixedQuotes>();
        builder.Services.AddSingleton<ICallTransport>(Calls);
        builder.Services.AddTradingGrains(builder.Configuration);
        builder.Services.AddLocalGrainStorage(StorageNames.Trading, store => store.Path = Path.Combine(_data.FullName, "store"));
        builder.Services.AddEmbeddedGrains(grains => grains.Assemblies.Add(typeof(UserGrain).Assembly));
        builder.Services.AddTradingGateway(builder.Configuration);
        builder.Services.AddQueueDoor(builder.Configuration);
        _app = builder.Build();
        _app.MapTradingGateway();
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
        Anonymous = ClientOf(null);
        Service = ClientOf(Secrets.ServiceToken);
        Supervisor = ClientOf(Tokens.Issue(new Caller("supervisor", Role.Supervisor)));
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
    }

    /// <summary>A client with that token.</summary>
    internal HttpClient ClientOf(string? token)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A client with a user's token.</summary>
    internal HttpClient UserClient(string user) => ClientOf(Tokens.Issue(new Caller(user, Role.User)));

    /// <summary>Sends workload lines and gives the answers, one JSON object each.</summary>
    internal static async Task<JsonElement[]> LinesAsync(HttpClient client, string lines, string query = "")
    {
        using var body = new StringContent(lines, Encoding.UTF8, "text/plain");
        using var response = await client.PostAsync($"/api/v1/commands{query}", body);
        Assert.Equal(200, (int)response.StatusCode);
        var text = await response.Content.ReadAsStringAsync();
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
    }

    /// <summary>Sends one JSON command and gives the HTTP status and the body.</summary>
    internal static async Task<(int Status, JsonElement Body)> CommandAsync(
        HttpClient client, string json, string? key = null, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/commands{query}");
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Posts JSON and gives the HTTP status and the body.</summary>
    internal async Task<(int Status, JsonElement Body)> PostAsync(string path, string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Anonymous.PostAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    /// <summary>Gets a path and gives the HTTP status and the body.</summary>
    internal static async Task<(int Status, string Body)> GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
