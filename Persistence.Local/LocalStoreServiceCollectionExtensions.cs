using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace Trading.Persistence.Local;

/// <summary>Adds local stores to a host.</summary>
public static class LocalStoreServiceCollectionExtensions
{
    /// <summary>The name of the storage for grains that name none, in Orleans too.</summary>
    public const string DefaultName = "Default";

    /// <summary>
    /// Adds a grain storage on the local disk, under its name as a keyed <see cref="IGrainStorage"/> and <see cref="LocalGrainStorage"/>,
    /// and without a key too if it is the default one. The host opens it before its services start and closes it after they have stopped.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">The name that grains ask for; <see cref="DefaultName"/> for those that ask for none.</param>
    /// <param name="configure">Settings; at least <see cref="LocalStoreOptions.Path"/>, its own for each storage.</param>
    /// <exception cref="OptionsValidationException">When the host starts: the settings have faults; it names them all.</exception>
    public static IServiceCollection AddLocalGrainStorage(
        this IServiceCollection services, string name, Action<LocalStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        services.AddOptions<LocalStoreOptions>(name).Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LocalStoreOptions>, LocalStoreOptionsValidator>());
        services.AddKeyedSingleton(name, (provider, _) => new LocalGrainStorage(
            name,
            provider.GetRequiredService<IOptionsMonitor<LocalStoreOptions>>().Get(name),
            provider.GetRequiredService<ILogger<LocalGrainStorage>>()));
        services.AddKeyedSingleton<IGrainStorage>(name, (provider, _) => provider.GetRequiredKeyedService<LocalGrainStorage>(name));
        if (name == DefaultName)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<IGrainStorage>(name));
        }

        services.AddSingleton<IHostedService>(
            provider => new LocalStoreLifecycle(provider.GetRequiredKeyedService<LocalGrainStorage>(name)));
        return services;
    }
}
