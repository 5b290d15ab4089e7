using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Trading.Gateway.Tests;
using Trading.Testing;

namespace Trading.EndToEnd.Telemetry;

/// <summary>The real host sends its metrics and traces to a collector (gateway.md, "Settings"), and does well without one.</summary>
public sealed class OtlpTests : IDisposable
{
    private const string Completed = "trading.command.completed";

    // A busy machine may take more than the default for its first connection.
    private const string EnoughToFlush = "--Otlp:FlushTimeout=00:01:00";

    private static readonly (string, string) Ok = ("trading.outcome", "ok");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task Metrics_of_all_meters_arrive_and_grow_by_what_was_done(string protocol)
    {
        await using var collector = await TestCollector.StartAsync(protocol == "grpc");
        await using var host = Host(
            $"--Otlp:Endpoint={collector.Address}", $"--Otlp:Protocol={protocol}", "--OTEL_METRIC_EXPORT_INTERVAL=200", "--Audit:Shards=3");
        await host.StartAsync();
        using var client = ClientOf(host);
        await Eventually.IsTrueAsync(() => collector.Last(Completed, Ok) == 0, "no metrics came");
        var flushes = collector.Last("trading.store.flushes");
        await AddAsync(client, commands: 3);
        using var message = new StringContent(
            """{"userId":"1","currencyFrom":"EUR","currencyTo":"GBP","amountSell":1000,"amountBuy":747.10,"rate":0.7471,"""
            + """ "timePlaced":"24-JAN-15 10:27:44","originatingCountry":"FR"}""");
        Assert.Equal(HttpStatusCode.Created, (await client.PostAsync("/api/v1/trade-messages", message)).StatusCode);
        await Eventually.IsTrueAsync(() => collector.Last(Completed, Ok) == 3, "the commands were not counted");
        await Eventually.IsTrueAsync(() => collector.Last("trading.store.flushes") > flushes, "no flush was counted");
        await Eventually.IsTrueAsync(
            () => collector.Last("trading.message.processed", ("trading.message.class", "direct")) == 1, "the message was not counted");
        await Eventually.IsTrueAsync(
            () => collector.Last("trading.audit.shard.up", ("trading.audit.shard", "2")) == 1, "the audit shards were not counted");
        await Eventually.IsTrueAsync(
            () => collector.Last("http.server.request.duration", ("http.route", "/api/v1/commands")) == 3, "no requests were counted");
        Assert.Equal("{command}", collector.Metrics.First(point => point.Name == Completed).Unit);
        Assert.Equal("s", collector.Metrics.First(point => point.Name == "trading.command.latency").Unit);
        string[] meters = ["Trading", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];
        Assert.Superset(meters.ToHashSet(), collector.Metrics.Select(point => point.Meter).ToHashSet());
        Assert.Equal(0, await host.StopAsync());
        Assert.DoesNotContain("collector", host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spans_of_requests_say_route_and_status_and_nothing_secret()
    {
        await using var collector = await TestCollector.StartAsync(isGrpc: false);
        await using var host = Host(
            $"--Otlp:Endpoint={collector.Address}", "--Otlp:Protocol=http/protobuf", "--OTEL_TRACES_SAMPLER=always_on", EnoughToFlush);
        await host.StartAsync();
        using var client = ClientOf(host);
        client.DefaultRequestHeaders.Add("Cookie", "session=SecretOfCookie");
        client.DefaultRequestHeaders.Add("baggage", "key=SecretOfBaggage");
        await AddAsync(client, commands: 1, query: "?access_token=SecretOfQuery");
        using var credentials = new StringContent("""{"user":"ada","password":"SecretOfBody"}""", Encoding.UTF8, "application/json");
        await client.PostAsync("/api/v1/auth/register", credentials);
        Assert.Equal(0, await host.StopAsync());

        var span = Assert.Single(collector.Spans, span => span.Name == "POST /api/v1/commands");
        Assert.Equal("200", span.Tags["http.response.status_code"]);
        Assert.Equal("/api/v1/commands", span.Tags["http.route"]);
        Assert.Equal("/api/v1/commands", span.Tags["url.path"]);
        Assert.Contains(collector.Spans, other => other.Name == "POST /api/v1/auth/register");
        Assert.All(collector.Resources, resource =>
        {
            Assert.Equal("trading", resource["service.name"]);
            Assert.Equal("node7", resource["service.instance.id"]);
            Assert.NotEqual("", resource["service.version"]);
        });
        var everything = string.Concat(collector.Bodies.Select(Encoding.Latin1.GetString));
        Assert.DoesNotContain("SecretOf", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(host.ServiceToken, everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_default_few_requests_are_traced_but_those_that_the_caller_traces_and_the_stop_sends_what_is_left()
    {
        await using var collector = await TestCollector.StartAsync(isGrpc: true);
        await using var host = Host($"--Otlp:Endpoint={collector.Address}", EnoughToFlush);
        await host.StartAsync();
        using var client = ClientOf(host);
        await AddAsync(client, commands: 50);
        using var traced = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        traced.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        (await client.SendAsync(traced)).EnsureSuccessStatusCode();
        Assert.Equal(0, await host.StopAsync());

        Assert.Single(collector.Spans, span => span.Name == "GET /health/live");
        // One in a hundred: ten of fifty come about once in a hundred thousand million runs.
        Assert.InRange(collector.Spans.Count(span => span.Name == "POST /api/v1/commands"), 0, 9);
        Assert.Equal(50, collector.Last(Completed, Ok));
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_is_loaded_or_sent_even_where_others_name_a_collector()
    {
        await using var collector = await TestCollector.StartAsync(isGrpc: true);
        await using var host = Host();
        host.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address;
        await host.StartAsync();
        using var client = ClientOf(host);
        await AddAsync(client, commands: 1);
        // Orleans itself looks at the interface of OpenTelemetry.
        if (OperatingSystem.IsLinux())
            Assert.DoesNotContain("OpenTelemetry.Exporter", await File.ReadAllTextAsync($"/proc/{host.Id}/maps"), StringComparison.Ordinal);
        Assert.Equal(0, await host.StopAsync());
        Assert.Empty(collector.Bodies);
    }

    [Fact]
    public async Task Wrong_endpoint_is_refused_with_all_other_faults()
    {
        await using var host = Host(
            "--Otlp:Endpoint=localhost:4317", "--Otlp:Protocol=udp", "--Otlp:FlushTimeout=01:00:00", "--Audit:Shards=0");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);
        Assert.Contains("code 2", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Otlp:Endpoint", host.Errors, StringComparison.Ordinal);
        Assert.Contains("Otlp:Protocol", host.Errors, StringComparison.Ordinal);
        Assert.Contains("FlushTimeout", host.Errors, StringComparison.Ordinal);
        Assert.Contains("Shards", host.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task Collector_that_never_answers_delays_no_stop(string protocol)
    {
        // The system takes connections for it, and nobody reads from them.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var host = Host(
            $"--Otlp:Endpoint=http://{silent.LocalEndpoint}",
            $"--Otlp:Protocol={protocol}",
            "--OTEL_TRACES_SAMPLER=always_on",
            "--OTEL_METRIC_EXPORT_INTERVAL=200",
            "--OTEL_BSP_SCHEDULE_DELAY=200",
            "--OTEL_EXPORTER_OTLP_TIMEOUT=120000");
        await host.StartAsync();
        using var client = ClientOf(host);
        await AddAsync(client, commands: 3);
        await Eventually.IsTrueAsync(silent.Pending, "nothing was sent");
        var start = TimeProvider.System.GetTimestamp();
        Assert.Equal(0, await host.StopAsync());
        // Far more than the two seconds that it has, far less than the exporter's own patience.
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Collector_that_is_not_there_is_told_of_once()
    {
        await using var host = Host(
            $"--Otlp:Endpoint=http://127.0.0.1:{FreePort.Take().ToString(CultureInfo.InvariantCulture)}",
            "--OTEL_METRIC_EXPORT_INTERVAL=100");
        await host.StartAsync();
        using var client = ClientOf(host);
        await Eventually.IsTrueAsync(() => host.Errors.Contains("Connection refused", StringComparison.Ordinal), "nothing was said");
        await AddAsync(client, commands: 3);
        Assert.Equal(0, await host.StopAsync());
        Assert.Single(host.Errors.Split('\n'), line => line.Contains("collector", StringComparison.Ordinal));
    }

    private HostProcess Host(params string[] settings) =>
        new(Path.Combine(_folder.Path, "data"), ["--Audit:Server=node7", .. settings]);

    private static HttpClient ClientOf(HostProcess host)
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{host.HttpPort}") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.ServiceToken);
        return client;
    }

    private static async Task AddAsync(HttpClient client, int commands, string query = "")
    {
        for (var i = 0; i < commands; i++)
        {
            using var body = new StringContent("""{"command":"ADD","user":"ada","amount":"1.00"}""", Encoding.UTF8, "application/json");
            using var response = await client.PostAsync($"/api/v1/commands{query}", body);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }
}
