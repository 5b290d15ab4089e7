using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Registers the embedded grain runtime.</summary>
public static class EmbeddedGrainServiceCollectionExtensions
{
    /// <summary>
    /// Adds the runtime, <see cref="IGrainFactory"/> and <see cref="EmbeddedSilo"/>, which starts and stops with the host. Uses the
    /// registered
    /// <see cref="TimeProvider"/> and <see cref="ITurnScheduler"/>, or else the system's clock and the thread pool. Storage is registered
    /// separately, as <see cref="Storage.IGrainStorage"/> services with the storage's name as key.
    /// </summary>
    public static IServiceCollection AddEmbeddedGrains(this IServiceCollection services, Action<EmbeddedGrainOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddLogging();
        services.AddOptions<EmbeddedGrainOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EmbeddedGrainOptions>, EmbeddedGrainOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ITurnScheduler, ThreadPoolTurnScheduler>();
        services.TryAddSingleton<GrainRuntime>();
        services.TryAddSingleton(provider => provider.GetRequiredService<GrainRuntime>().GrainFactory);
        services.TryAddScoped<ActivationScope>();
        services.TryAddScoped<IGrainContext>(provider => provider.GetRequiredService<ActivationScope>().Activation
            ?? throw new InvalidOperationException("IGrainContext is a service of grains only."));
        services.TryAddSingleton(provider => new EmbeddedSilo(provider.GetRequiredService<GrainRuntime>()));
        services.AddHostedService(provider => provider.GetRequiredService<EmbeddedSilo>());
        return services;
    }
}
