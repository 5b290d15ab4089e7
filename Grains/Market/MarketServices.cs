using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Trading.Market;

/// <summary>Registers what the market processor's grains need.</summary>
internal static class MarketServices
{
    /// <summary>Adds the settings, and what keeps the number of shards fixed and the shards active.</summary>
    public static IServiceCollection AddMarket(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MarketOptions>().Bind(configuration.GetSection(MarketOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MarketOptions>, MarketOptionsValidator>());
        services.TryAddSingleton<MarketTuning>();
        services.AddSingleton<MarketShardGuard>();
        services.AddHostedService(provider => provider.GetRequiredService<MarketShardGuard>());
        services.AddHostedService<MarketKeeper>();
        return services;
    }
}
