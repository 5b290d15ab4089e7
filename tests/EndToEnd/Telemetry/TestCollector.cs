using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Trading.Testing;

namespace Trading.EndToEnd.Telemetry;

/// <summary>A collector that keeps what it gets, over gRPC or HTTP.</summary>
internal sealed class TestCollector : IAsyncDisposable
{
    private const int GrpcPrefixBytes = 5;

    private readonly ConcurrentQueue<(bool IsTraces, byte[] Body)> _requests = [];
    private readonly WebApplication _app;

    private TestCollector(WebApplication app, int port)
    {
        _app = app;
        Address = $"http://127.0.0.1:{port}";
    }

    public string Address { get; }

    /// <summary>The bodies of all requests.</summary>
    public byte[][] Bodies => [.. _requests.Select(request => request.Body)];

    public MetricPoint[] Metrics => [.. Of(isTraces: false).SelectMany(OtlpMessages.Metrics)];

    public SpanRecord[] Spans => [.. Of(isTraces: true).SelectMany(OtlpMessages.Spans)];

    /// <summary>The attributes of those that sent each request.</summary>
    public IReadOnlyDictionary<string, string>[] Resources =>
        [.. Of(isTraces: false).Concat(Of(isTraces: true)).Select(OtlpMessages.Resource)];

    public static async Task<TestCollector> StartAsync(bool isGrpc)
    {
        var port = FreePort.Take();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, port, door => door.Protocols = isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        var app = builder.Build();
        var collector = new TestCollector(app, port);
        if (isGrpc)
        {
            app.MapPost(
                "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export", context => collector.TakeGrpcAsync(context, false));
            app.MapPost("/opentelemetry.proto.collector.trace.v1.TraceService/Export", context => collector.TakeGrpcAsync(context, true));
        }
        else
        {
            app.MapPost("/v1/metrics", context => collector.TakeAsync(context, isTraces: false, prefixBytes: 0));
            app.MapPost("/v1/traces", context => collector.TakeAsync(context, isTraces: true, prefixBytes: 0));
        }

        await app.StartAsync();
        return collector;
    }

    /// <summary>The last value of a metric with these tags, others or none; null where none came yet.</summary>
    public double? Last(string name, params (string Key, string Value)[] tags) => Metrics
        .LastOrDefault(point => point.Name == name && tags.All(tag => point.Tags.GetValueOrDefault(tag.Key) == tag.Value))?.Value;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IEnumerable<ProtoMessage> Of(bool isTraces) =>
        _requests.Where(request => request.IsTraces == isTraces).Select(request => new ProtoMessage(request.Body));

    private async Task TakeAsync(HttpContext context, bool isTraces, int prefixBytes)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _requests.Enqueue((isTraces, body.ToArray()[prefixBytes..]));
    }

    private async Task TakeGrpcAsync(HttpContext context, bool isTraces)
    {
        await TakeAsync(context, isTraces, GrpcPrefixBytes);
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[GrpcPrefixBytes]);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}
