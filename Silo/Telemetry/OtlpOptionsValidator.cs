using Microsoft.Extensions.Options;

namespace Trading.Silo.Telemetry;

/// <summary>
/// Checks that the collector can be named so. No message has the address in it, as somebody may have put a password there.
/// </summary>
internal sealed class OtlpOptionsValidator : IValidateOptions<OtlpOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, OtlpOptions options)
    {
        var failures = new List<string>();
        if (options.Endpoint.Length > 0 && FaultOf(options.Endpoint) is { } fault)
            failures.Add($"Otlp:Endpoint {fault}");
        if (options.Protocol is not (OtlpProtocols.Grpc or OtlpProtocols.Http))
            failures.Add($"Otlp:Protocol must be {OtlpProtocols.Grpc} or {OtlpProtocols.Http}.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string? FaultOf(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
            || address.Host.Length == 0)
            return "must be an address such as http://localhost:4317, or empty.";
        // They would not be sent.
        return address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0
            ? "must have no user, query or fragment; what a collector asks for goes into OTEL_EXPORTER_OTLP_HEADERS."
            : null;
    }
}
