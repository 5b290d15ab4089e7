using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Trading.Exchange;
using Trading.Gateway.Settings;

namespace Trading.Gateway.Queue;

/// <summary>Registration of the queue's door.</summary>
public static class QueueServiceCollectionExtensions
{
    /// <summary>
    /// Adds the door for orders from RabbitMQ, which opens and closes with the host (call this after what the door needs). It stays shut
    /// where <c>RabbitMQ:Uri</c> is empty. Needs an <see cref="Orleans.IGrainFactory"/>. Reads <c>RabbitMQ</c>
    /// (<see cref="RabbitMqOptions"/>).
    /// </summary>
    public static IServiceCollection AddQueueDoor(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<RabbitMqOptions>(configuration, RabbitMqOptions.Section);
        services.AddSingleton<IValidateOptions<RabbitMqOptions>, RabbitMqOptionsValidator>();
        if (string.IsNullOrEmpty(configuration.GetSection(RabbitMqOptions.Section)[nameof(RabbitMqOptions.Uri)]))
            return services;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<InstrumentDirectory>();
        services.AddSingleton<QueueCounters>();
        services.AddSingleton<OrderRequests>();
        return services.AddHostedService<QueueDoor>();
    }
}
