using Microsoft.Extensions.DependencyInjection;
using Trading.Gateway.Live;

namespace Trading.Gateway.Exchange.Live;

/// <summary>Registers the live channels of the exchange.</summary>
internal static class ExchangeChannels
{
    /// <summary>Adds <c>book</c>, <c>trades</c>, <c>ticker</c>, <c>klines</c>, <c>orders</c>, <c>fills</c> and <c>balances</c>.</summary>
    public static IServiceCollection AddExchangeChannels(this IServiceCollection services) => services
        .AddSingleton<MarketFeeds>()
        .AddSingleton<AccountFeeds>()
        .AddSingleton<ILiveChannel, BookChannel>()
        .AddSingleton<ILiveChannel, TradesChannel>()
        .AddSingleton<ILiveChannel, TickerChannel>()
        .AddSingleton<ILiveChannel, KlinesChannel>()
        .AddSingleton<ILiveChannel, OrdersChannel>()
        .AddSingleton<ILiveChannel, FillsChannel>()
        .AddSingleton<ILiveChannel, BalancesChannel>();
}
