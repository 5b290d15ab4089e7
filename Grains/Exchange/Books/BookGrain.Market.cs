using Orleans;
using Orleans.Runtime;
using Orleans.Utilities;
using Trading.Exchange.Matching;

namespace Trading.Exchange;

/// <content>What the public sees of the book.</content>
public sealed partial class BookGrain : IMarketGrain
{
    private const long FeedNumbersPerMs = 1_000;

    private static readonly TimeSpan WatchLife = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PublishPeriod = TimeSpan.FromMilliseconds(10);

    private ObserverManager<IMarketObserver>? _watchers;
    private IGrainTimer? _publishTimer;
    private long _feedSequence;
    private long _publishedAt = long.MinValue;
    private bool _publishIsDue;

    /// <inheritdoc/>
    public Task<Depth> GetDepthAsync(int limit) => Task.FromResult(DepthNow(limit));

    /// <inheritdoc/>
    public Task<MarketTrade[]> GetTradesAsync(int limit) => Task.FromResult(_engine.Statistics.Trades(limit).Reverse().ToArray());

    /// <inheritdoc/>
    public Task<Ticker> GetTickerAsync() => Task.FromResult(TickerNow());

    /// <inheritdoc/>
    public Task<Kline[]> GetKlinesAsync(KlineInterval interval, long fromMs, int limit) =>
        Task.FromResult(_engine.Statistics.Klines(interval, fromMs, limit));

    /// <inheritdoc/>
    public async Task<MarketSnapshot> SubscribeAsync(IMarketObserver observer)
    {
        ThrowIfStale();
        if (_lastAppend is { } lastAppend)
            await lastAppend;
        _watchers ??= new ObserverManager<IMarketObserver>(WatchLife, logger) { GetDateTime = () => time.GetUtcNow().UtcDateTime };
        _engine.Changes ??= new MarketChanges();
        _watchers.Subscribe(observer, observer);
        return new MarketSnapshot(_feedSequence, DepthNow(0), _engine.Statistics.Trades(int.MaxValue), TickerNow());
    }

    /// <inheritdoc/>
    public Task UnsubscribeAsync(IMarketObserver observer)
    {
        _watchers?.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    private Depth DepthNow(int limit) => new(_feedSequence, NowMs, LevelsOf(OrderSide.Buy, limit), LevelsOf(OrderSide.Sell, limit));

    private Ticker TickerNow() => _engine.Statistics.Ticker(NowMs) with
    {
        BidTicks = _engine.Book.Best(OrderSide.Buy).PriceTicks,
        AskTicks = _engine.Book.Best(OrderSide.Sell).PriceTicks,
    };

    private PriceLevel[] LevelsOf(OrderSide side, int limit)
    {
        var most = Math.Max(1, _engine.Book.OpenOrders);
        var levels = new DepthLevel[limit == 0 ? most : Math.Min(limit, most)];
        var count = _engine.Book.CopyDepth(side, levels);
        return [.. levels.Take(count).Select(level => new PriceLevel(level.PriceTicks, level.Lots))];
    }

    /// <summary>Tells those who watch what is durable; not more often than they can use.</summary>
    private void PublishSoon()
    {
        if (_watchers is null || _publishIsDue)
            return;
        var sinceLast = _publishedAt == long.MinValue ? PublishPeriod : time.GetElapsedTime(_publishedAt);
        if (sinceLast >= PublishPeriod)
        {
            Publish();
            return;
        }

        _publishIsDue = true;
        _publishTimer ??= this.RegisterGrainTimer(
            _ =>
            {
                Publish();
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true });
        _publishTimer.Change(PublishPeriod - sinceLast, Timeout.InfiniteTimeSpan);
    }

    private void Publish()
    {
        _publishIsDue = false;
        _publishedAt = time.GetTimestamp();
        if (_watchers!.Count == 0)
        {
            (_watchers, _engine.Changes) = (null, null);
            return;
        }

        if (_engine.Changes!.Take(_durableEntry, _feedSequence + 1, NowMs) is not { } update)
            return;
        _feedSequence++;
        _ = _watchers.Notify(watcher => watcher.OnMarketUpdatedAsync(_symbol, update));
    }
}
