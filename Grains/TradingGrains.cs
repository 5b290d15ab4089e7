using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Trading.Audit;
using Trading.Exchange;
using Trading.Market;
using Trading.Quotes;

namespace Trading;

/// <summary>Registers what the grains of a silo need beside their runtime and their storage.</summary>
public static class TradingGrains
{
    /// <summary>Adds the services and settings of the grains; settings are checked when the host starts.</summary>
    public static IServiceCollection AddTradingGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AuditOptions>()
            .Bind(configuration.GetSection(AuditOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddQuotes(configuration);
        services.AddExchange(configuration);
        services.AddMarket(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<AuditTuning>();
        services.AddSingleton<AuditShardGuard>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditShardGuard>());
        services.AddHostedService<AuditShardKeeper>();
        return services;
    }
}
