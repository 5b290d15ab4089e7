using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Trading.Exchange;

/// <summary>Registers what the exchange's grains need.</summary>
internal static class ExchangeServices
{
    /// <summary>Adds the settings, the directory of instruments, and what keeps books active.</summary>
    public static IServiceCollection AddExchange(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ExchangeOptions>().Bind(configuration.GetSection(ExchangeOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ExchangeOptions>, ExchangeOptionsValidator>());
        services.TryAddSingleton<InstrumentDirectory>();
        services.TryAddSingleton<BookTuning>();
        services.AddHostedService<BookKeeper>();
        return services;
    }
}
