namespace Trading.Silo.Telemetry;

/// <summary>Where metrics and traces go, section <c>Otlp</c> (gateway.md, "Settings").</summary>
public sealed class OtlpOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Otlp";

    /// <summary>
    /// An OpenTelemetry collector, such as <c>http://localhost:4317</c>; over HTTP the base of its addresses, such as
    /// <c>http://localhost:4318</c>. Empty: nothing is collected.
    /// </summary>
    public string Endpoint { get; set; } = "";

    /// <summary>How the collector is spoken to: <c>grpc</c>, or <c>http/protobuf</c>.</summary>
    public string Protocol { get; set; } = OtlpProtocols.Grpc;
}
