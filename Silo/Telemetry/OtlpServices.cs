using Microsoft.Extensions.Options;
using Trading.Gateway.Settings;

namespace Trading.Silo.Telemetry;

/// <summary>Registration of the export of metrics and traces.</summary>
internal static class OtlpServices
{
    // ASP.NET gives its activities the attributes of OpenTelemetry's conventions where this is false.
    private const string PlainActivities = "Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData";

    /// <summary>
    /// Adds the settings and, where <c>Otlp:Endpoint</c> is set, the export, which starts before and ends after all that is added later.
    /// </summary>
    public static void AddOtlpExport(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<OtlpOptions>().BindConfiguration(OtlpOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<OtlpOptions>, OtlpOptionsValidator>();
        builder.Services.ReportSettings<OtlpOptions>(OtlpOptions.Section);
        if (string.IsNullOrEmpty(builder.Configuration.GetSection(OtlpOptions.Section)[nameof(OtlpOptions.Endpoint)]))
            return;
        AppContext.SetSwitch(PlainActivities, false);
        builder.Services.AddSingleton<IStartupFilter, RequestSpans>();
        builder.Services.AddHostedService<OtlpExport>();
    }
}
