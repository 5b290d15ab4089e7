using Orleans;
using Orleans.Runtime;
using Orleans.Utilities;

namespace Trading.Market.Processing;

/// <content>What is asked, and what is told to those who watch.</content>
public sealed partial class MarketProcessorGrain
{
    private const int UnsentMax = 2_048;

    private static readonly TimeSpan WatchLife = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PublishPeriod = TimeSpan.FromMilliseconds(10);

    // At most five times a second, in any second: with a fifth of it, a timer that is a hair early would make it six.
    private static readonly TimeSpan TotalsPeriod = TimeSpan.FromMilliseconds(220);

    private readonly List<ProcessedMessage> _unsent = [];
    private ObserverManager<ITradesObserver>? _watchers;
    private IGrainTimer? _publishTimer;
    private IGrainTimer? _totalsTimer;
    private MarketTotals? _totalsSent;
    private long _publishedAt;
    private bool _publishIsDue;

    /// <summary>Where processed messages are gathered for those who watch; null where nobody does.</summary>
    private List<ProcessedMessage>? Unsent => _watchers is null ? null : _unsent;

    /// <inheritdoc/>
    public Task<MarketTotals> GetTotalsAsync() => Task.FromResult(_core.Totals(NowMs));

    /// <inheritdoc/>
    public Task<PairTotals[]> GetPairsAsync() => Task.FromResult(_core.Statistics.Pairs());

    /// <inheritdoc/>
    public Task<PairTotals?> GetPairAsync(CurrencyPair pair) => Task.FromResult(_core.Statistics.Pair(pair));

    /// <inheritdoc/>
    public Task<ProcessedMessage[]> GetRecentAsync(CurrencyPair? pair, int limit) => Task.FromResult(_core.Statistics.Recent(pair, limit));

    /// <inheritdoc/>
    public Task<CountryTotals[]> GetCountriesAsync(int flowsMax) => Task.FromResult(_core.Statistics.Countries(Math.Max(0, flowsMax)));

    /// <inheritdoc/>
    public Task<DayTotals[]> GetDaysAsync(int days) => Task.FromResult(_core.Statistics.Days(Math.Max(0, days)));

    /// <inheritdoc/>
    public Task<RateCandle[]> GetCandlesAsync(CurrencyPair pair, long fromMs, int limit) =>
        Task.FromResult(_core.Statistics.Candles(pair, fromMs, limit));

    /// <inheritdoc/>
    public Task<DeadLetter[]> GetDeadLettersAsync(int limit) => Task.FromResult(_core.Letters.Newest(Math.Max(0, limit)));

    /// <inheritdoc/>
    public Task<int> GetShardsAsync() => Task.FromResult(options.Value.Shards);

    /// <inheritdoc/>
    public Task<TradesSnapshot> SubscribeAsync(ITradesObserver observer)
    {
        ThrowIfStale();
        // Those who watch already get what the snapshot has, and this one what comes after it.
        Publish(null);
        _watchers ??= new ObserverManager<ITradesObserver>(WatchLife, logger) { GetDateTime = () => time.GetUtcNow().UtcDateTime };
        _watchers.Subscribe(observer, observer);
        _totalsTimer ??= this.RegisterGrainTimer(
            _ =>
            {
                PublishTotals();
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(TotalsPeriod, TotalsPeriod) { Interleave = true });
        var recent = _core.Statistics.Recent(null, IMarketProcessorGrain.RecentMax);
        Array.Reverse(recent);
        return Task.FromResult(new TradesSnapshot(_core.Statistics.Processed, recent, _core.Totals(NowMs)));
    }

    /// <inheritdoc/>
    public Task UnsubscribeAsync(ITradesObserver observer)
    {
        _watchers?.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    /// <summary>Tells those who watch what is new; not more often than they can use.</summary>
    private void PublishSoon()
    {
        if (_watchers is null || _unsent.Count == 0 || (_publishIsDue && _unsent.Count < UnsentMax))
            return;
        var sinceLast = time.GetElapsedTime(_publishedAt);
        if (sinceLast >= PublishPeriod || _unsent.Count >= UnsentMax)
        {
            Publish(null);
            return;
        }

        _publishIsDue = true;
        _publishTimer ??= this.RegisterGrainTimer(
            _ =>
            {
                Publish(null);
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true });
        _publishTimer.Change(PublishPeriod - sinceLast, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Tells the totals where they have changed; the rate changes by itself when nothing comes any more.</summary>
    private void PublishTotals()
    {
        var totals = _core.Totals(NowMs);
        if (_totalsSent is { } sent && (sent.Processed, sent.Refused, sent.DeadLetters, sent.PerSecond)
            == (totals.Processed, totals.Refused, totals.DeadLetters, totals.PerSecond))
            return;
        _totalsSent = totals;
        Publish(totals);
    }

    private void Publish(MarketTotals? totals)
    {
        _publishIsDue = false;
        _publishedAt = time.GetTimestamp();
        if (_watchers is { Count: 0 })
        {
            _totalsTimer?.Dispose();
            (_watchers, _totalsTimer, _totalsSent) = (null, null, null);
            _unsent.Clear();
        }

        if (_watchers is null || (_unsent.Count == 0 && totals is null))
            return;
        var update = new TradesUpdate([.. _unsent], totals);
        _unsent.Clear();
        _ = _watchers.Notify(watcher => watcher.OnTradesAsync(update));
    }
}
