using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Trading.Gateway.Live;
using Trading.Gateway.Market;
using Trading.Gateway.Market.Live;
using Trading.Gateway.Settings;

namespace Trading.Gateway.Http.Market;

/// <summary>Registers the doors of the market processor.</summary>
internal static class MarketServices
{
    /// <summary>
    /// Adds the way of messages to the queue, the endpoints and the live channels. Reads <c>Market</c> (<see cref="MessageDoorOptions"/>).
    /// </summary>
    public static IServiceCollection AddMarketDoors(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<MessageDoorOptions>(configuration, MessageDoorOptions.Section);
        services.AddSingleton<RefusalCounter>();
        services.AddHostedService(provider => provider.GetRequiredService<RefusalCounter>());
        services.AddSingleton<MessageIntake>();
        services.AddSingleton<MessageEndpoint>();
        services.AddSingleton<MarketDataEndpoints>();
        services.AddSingleton<DeadLetterEndpoints>();
        services.AddSingleton<TradesFeeds>();
        services.AddSingleton<ILiveChannel, MarketTradesChannel>();
        services.AddSingleton<ILiveChannel, MarketStatsChannel>();
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, MarketDocuments.Default));
        return services;
    }
}
