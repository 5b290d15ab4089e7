using System.Globalization;
using OpenTelemetry.Trace;

namespace Trading.Silo.Telemetry;

/// <summary>Which requests are traced.</summary>
internal static class Sampling
{
    // 20,000 requests a second give 200 traces a second.
    private const double RatioDefault = 0.01;

    /// <summary>
    /// Leaves it to <c>OTEL_TRACES_SAMPLER</c> where that is set. Else it is as if that were <c>parentbased_traceidratio</c>, with
    /// <c>OTEL_TRACES_SAMPLER_ARG</c>, or one request in a hundred.
    /// </summary>
    public static TracerProviderBuilder SetDefaultSampler(this TracerProviderBuilder builder, IConfiguration configuration)
    {
        if (!string.IsNullOrEmpty(configuration["OTEL_TRACES_SAMPLER"]))
            return builder;
        var text = configuration["OTEL_TRACES_SAMPLER_ARG"];
        var ratio = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var set) && set is >= 0 and <= 1
            ? set
            : RatioDefault;
        return builder.SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(ratio)));
    }
}
