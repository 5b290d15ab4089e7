using Orleans;
using Orleans.Runtime;
using Trading.Exchange;

namespace Trading.Gateway.Tests.Http.Exchange;

/// <summary>Plays the instruments and all books, and notes what is asked.</summary>
internal sealed class ScriptedMarket : IGrainFactory, IInstrumentsGrain, IMarketGrain
{
    /// <summary>The last question.</summary>
    public string Asked { get; private set; } = "";

    /// <summary>Who subscribed last.</summary>
    public IMarketObserver? Observer { get; private set; }

    /// <summary>How many subscriptions there were, renewals included.</summary>
    public int Subscriptions { get; private set; }

    /// <summary>The number of the last update, which the next snapshot shows.</summary>
    public long Sequence { get; set; }

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => (TGrainInterface)(object)this;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => (TGrainInterface)(object)this;

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => throw new NotSupportedException();

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => (TGrainObserverInterface)obj;

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => Observer = null;

    public Task<Instrument[]> ListAsync() => Task.FromResult<Instrument[]>([TestInstruments.BtcUsd, TestInstruments.EthBtc]);

    public Task<Instrument> AddAsync(Instrument instrument) => throw new NotSupportedException();

    public Task<Instrument?> SetStatusAsync(string symbol, InstrumentStatus status) => throw new NotSupportedException();

    public Task<Depth> GetDepthAsync(int limit) => throw new NotSupportedException();

    public Task<MarketTrade[]> GetTradesAsync(int limit)
    {
        Asked = $"trades {limit}";
        return Task.FromResult<MarketTrade[]>(
            [new MarketTrade(2, 2, 2, OrderSide.Buy, 2_000), new MarketTrade(1, 1, 1, OrderSide.Sell, 1_000)]);
    }

    public Task<Ticker> GetTickerAsync() => Task.FromResult(new Ticker { TimeMs = 1_000 });

    public Task<Kline[]> GetKlinesAsync(KlineInterval interval, long fromMs, int limit)
    {
        Asked = $"klines {interval} {fromMs} {limit}";
        return Task.FromResult<Kline[]>([new Kline(60_000, 1, 2, 1, 2, 3, 4, 5)]);
    }

    public Task<MarketSnapshot> SubscribeAsync(IMarketObserver observer)
    {
        Observer = observer;
        Subscriptions++;
        var depth = new Depth(Sequence, 1_000, [], []);
        return Task.FromResult(new MarketSnapshot(Sequence, depth, [], new Ticker { TimeMs = 1_000 }));
    }

    public Task UnsubscribeAsync(IMarketObserver observer) => Task.CompletedTask;
}
