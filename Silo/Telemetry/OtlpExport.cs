using System.Reflection;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Trading.Audit;
using Trading.Gateway.Telemetry;

namespace Trading.Silo.Telemetry;

/// <summary>
/// Sends metrics and traces to an OpenTelemetry collector while the host runs. All but the collector's address and the protocol is set by
/// the standard <c>OTEL_</c> variables.
/// </summary>
internal sealed class OtlpExport(
    IOptions<OtlpOptions> options,
    IOptions<AuditOptions> audit,
    IConfiguration configuration,
    IServiceProvider services,
    TimeProvider clock,
    ILogger<OtlpExport> log) : IHostedService, IDisposable
{
    private static readonly string[] Meters =
    [
        TradingMeter.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Orleans",
    ];

    private CollectorFaults? _faults;
    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var endpoint = new Uri(options.Value.Endpoint);
        var collector = endpoint.GetLeftPart(UriPartial.Authority);
        _faults = new CollectorFaults(collector, clock, log);
        StoreInstruments.Add(services.CreateTradingMeter(), services);
        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(own => own.AddSingleton(configuration))
            .SetResourceBuilder(Describe())
            .AddMeter(Meters)
            .AddOtlpExporter(exporter => Direct(exporter, endpoint, "v1/metrics"))
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(own => own.AddSingleton(configuration))
            .SetResourceBuilder(Describe())
            .SetDefaultSampler(configuration)
            .AddSource("Microsoft.AspNetCore")
            .AddOtlpExporter(exporter => Direct(exporter, endpoint, "v1/traces"))
            .Build();
        log.Exporting(collector, options.Value.Protocol);
        return Task.CompletedTask;
    }

    /// <summary>Sends what is left; a collector that does not answer delays the stop by <see cref="OtlpOptions.FlushTimeout"/>.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        var milliseconds = (int)options.Value.FlushTimeout.TotalMilliseconds;
        return Task.WhenAll(
            Task.Run(() => _metrics?.Shutdown(milliseconds), CancellationToken.None),
            Task.Run(() => _traces?.Shutdown(milliseconds), CancellationToken.None));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
        _faults?.Dispose();
    }

    /// <summary>Over HTTP the endpoint is the base of an address for each signal, as in <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</summary>
    private void Direct(OtlpExporterOptions exporter, Uri endpoint, string signal)
    {
        var isHttp = options.Value.Protocol == OtlpProtocols.Http;
        exporter.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = isHttp ? new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/{signal}") : endpoint;
    }

    /// <summary>Who sends; <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c> may say otherwise.</summary>
    private ResourceBuilder Describe() => ResourceBuilder.CreateEmpty()
        .AddTelemetrySdk()
        .AddService(
            "trading",
            serviceVersion: typeof(OtlpExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
            serviceInstanceId: audit.Value.Server)
        .AddEnvironmentVariableDetector();
}
