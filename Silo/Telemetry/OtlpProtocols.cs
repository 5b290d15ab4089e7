namespace Trading.Silo.Telemetry;

/// <summary>The names of the protocols, as in OpenTelemetry's own variable <c>OTEL_EXPORTER_OTLP_PROTOCOL</c>.</summary>
internal static class OtlpProtocols
{
    /// <summary>gRPC; collectors listen on port 4317.</summary>
    public const string Grpc = "grpc";

    /// <summary>Protobuf over HTTP; collectors listen on port 4318.</summary>
    public const string Http = "http/protobuf";
}
