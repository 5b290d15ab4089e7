using System.ComponentModel.DataAnnotations;

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

    /// <summary>How long a stop waits for the collector to take what is left; 0 to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan FlushTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
