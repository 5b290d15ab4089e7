using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Trading.Gateway.Access;
using Trading.Gateway.Commands;
using Trading.Gateway.Settings;

namespace Trading.Gateway.Tcp;

/// <summary>Registration of the TCP door.</summary>
public static class TcpServiceCollectionExtensions
{
    /// <summary>
    /// Adds the TCP door, which opens and closes with the host (call this after what the door needs, so that it opens last and closes
    /// first). Needs an <see cref="ICommandRouter"/> and an <see cref="ITokenAuthenticator"/>. Reads <c>Tcp</c>
    /// (<see cref="TcpDoorOptions"/>).
    /// </summary>
    public static IServiceCollection AddTcpDoor(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<TcpDoorOptions>(configuration, "Tcp");
        services.AddSingleton<IValidateOptions<TcpDoorOptions>, TcpDoorOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TcpDoor>();
        services.AddSingleton<TcpDoorListener>();
        return services.AddHostedService(provider => provider.GetRequiredService<TcpDoorListener>());
    }
}
