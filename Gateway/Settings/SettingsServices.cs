using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Trading.Gateway.Settings;

/// <summary>Registers settings that are checked when the host starts and then logged (gateway.md, "Settings").</summary>
public static class SettingsServices
{
    /// <summary>Binds a section, checks it at start, and logs its effective values.</summary>
    internal static void AddSettings<TOptions>(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class
    {
        if (services.All(service => service.ServiceType != typeof(IConfigureOptions<TOptions>)))
            services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();
        services.ReportSettings<TOptions>(section);
    }

    /// <summary>Logs the effective values of a section at start, those that may be secret only as set or not.</summary>
    public static IServiceCollection ReportSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class =>
        services.AddSingleton(new ReportedSettings(section, provider => provider.GetRequiredService<IOptions<TOptions>>().Value));
}
