using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>Registration of the way to the accounts.</summary>
public static class CommandServiceCollectionExtensions
{
    /// <summary>
    /// Adds the <see cref="ICommandRouter"/>, which needs an <see cref="IGrainFactory"/> and an <see cref="IAuditDump"/>. Reads
    /// <c>Commands</c> (<see cref="CommandRouterOptions"/>) and <c>Bench:Floor</c>; uses <see cref="DeliveryNumbers"/> where there are any.
    /// </summary>
    public static IServiceCollection AddCommandRouter(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CommandRouterOptions>().Bind(configuration.GetSection("Commands")).ValidateDataAnnotations().ValidateOnStart();
        if (configuration.GetValue<bool>("Bench:Floor"))
            return services.AddSingleton<ICommandRouter, FloorRouter>();

        return services.AddSingleton<ICommandRouter>(provider =>
        {
            var grains = provider.GetRequiredService<IGrainFactory>();
            return new CommandRouter(
                user => grains.GetGrain<IUserGrain>(user).ExecuteAsync,
                provider.GetRequiredService<IAuditDump>(),
                provider.GetRequiredService<IOptions<CommandRouterOptions>>(),
                provider.GetRequiredService<ILogger<CommandRouter>>(),
                provider.GetService<DeliveryNumbers>(),
                provider.GetService<TimeProvider>());
        });
    }
}
