using Orleans;
using Orleans.Runtime;
using Trading.Exchange;

namespace Trading.Gateway.Tests.Http.Exchange;

/// <summary>Plays the instruments and all books, and notes what is asked.</summary>
internal sealed class ScriptedMarket : IGrainFactory, IInstrumentsGrain, IMarketGrain
{
    /// <summary>The last question.</summary>
    public string Asked { get; private set; } = "";

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => (TGrainInterface)(object)this;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => (TGrainInterface)(object)this;

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => throw new NotSupportedException();

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();

    public Task<Instrument[]> ListAsync() => Task.FromResult<Instrument[]>([TestInstruments.BtcUsd, TestInstruments.EthBtc]);

    public Task<Instrument> AddAsync(Instrument instrument) => throw new NotSupportedException();

    public Task<Instrument?> SetStatusAsync(string symbol, InstrumentStatus status) => throw new NotSupportedException();

    public Task<Depth> GetDepthAsync(int limit) => throw new NotSupportedException();

    public Task<MarketTrade[]> GetTradesAsync(int limit)
    {
        Asked = $"trades {limit}";
        return Task.FromResult<MarketTrade[]>([new MarketTrade(2, 2, 2, OrderSide.Buy, 2_000), new MarketTrade(1, 1, 1, OrderSide.Sell, 1_000)]);
    }

    public Task<Ticker> GetTickerAsync() => Task.FromResult(new Ticker { TimeMs = 1_000 });

    public Task<Kline[]> GetKlinesAsync(KlineInterval interval, long fromMs, int limit)
    {
        Asked = $"klines {interval} {fromMs} {limit}";
        return Task.FromResult<Kline[]>([new Kline(60_000, 1, 2, 1, 2, 3, 4, 5)]);
    }

    public Task<MarketSnapshot> SubscribeAsync(IMarketObserver observer) => throw new NotSupportedException();

    public Task UnsubscribeAsync(IMarketObserver observer) => throw new NotSupportedException();
}
