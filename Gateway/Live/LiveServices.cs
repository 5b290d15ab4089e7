using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Trading.Gateway.Access;
using Trading.Gateway.Settings;

namespace Trading.Gateway.Live;

/// <summary>Registration of the WebSocket door.</summary>
public static class LiveServices
{
    /// <summary>
    /// Adds the WebSocket door, with all <see cref="ILiveChannel"/> that are registered, before or after this. Needs an
    /// <see cref="ITokenAuthenticator"/>. Reads <c>Live</c> (<see cref="LiveOptions"/>).
    /// </summary>
    public static IServiceCollection AddLive(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<LiveOptions>(configuration, LiveOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LiveOptions>, LiveOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<LiveCounters>();
        services.AddSingleton<LiveHub>();
        services.AddSingleton<LiveEndpoint>();
        return services;
    }

    /// <summary>Opens the door at <c>/ws</c>.</summary>
    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/ws", routes.ServiceProvider.GetRequiredService<LiveEndpoint>().HandleAsync);
}
