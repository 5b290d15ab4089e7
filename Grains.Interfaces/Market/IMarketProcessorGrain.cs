using Orleans;

namespace Trading.Market;

/// <summary>
/// The market processor: the one that gives every message its number, keeps the journal of record and the statistics, and tells those who
/// watch. There is one; its key is
/// <see cref="Key"/>. Queries answer from what is durable.
/// </summary>
[Alias("market-processor-grain")]
public interface IMarketProcessorGrain : IGrainWithStringKey
{
    /// <summary>The key of the one grain.</summary>
    const string Key = "market";

    /// <summary>How many of the last messages are kept, of all and of each pair.</summary>
    const int RecentMax = 100;

    /// <summary>
    /// Takes messages of a shard of the queue, and answers when what it took is processed and durable. Messages that it knows are passed
    /// over; where some are missing before the first block,
    /// nothing is taken.
    /// </summary>
    /// <param name="shard">The shard.</param>
    /// <param name="blocks">Consecutive blocks, in order; may be empty.</param>
    /// <returns>
    /// The number up to which all of the shard's messages are processed and durable: what comes next is the one after it.
    /// </returns>
    [Alias("deliver")]
    Task<long> DeliverAsync(int shard, MessageBlock[] blocks);

    /// <summary>Counts messages that a gateway has refused; durable when the task ends.</summary>
    [Alias("count-refusals")]
    Task CountRefusalsAsync(RefusalCounts refusals);

    /// <summary>The totals.</summary>
    [Alias("totals")]
    Task<MarketTotals> GetTotalsAsync();

    /// <summary>Every pair that has messages, those with most first; where as many, in alphabetical order.</summary>
    [Alias("pairs")]
    Task<PairTotals[]> GetPairsAsync();

    /// <summary>One pair; null where it has no message.</summary>
    [Alias("pair")]
    Task<PairTotals?> GetPairAsync(CurrencyPair pair);

    /// <summary>The last messages, newest first.</summary>
    /// <param name="pair">Of this pair only; null for all.</param>
    /// <param name="limit">At most so many, and never more than <see cref="RecentMax"/>.</param>
    [Alias("recent")]
    Task<ProcessedMessage[]> GetRecentAsync(CurrencyPair? pair, int limit);

    /// <summary>Every country that has messages, those with most first; where as many, in alphabetical order.</summary>
    /// <param name="flowsMax">At most so many flows of each.</param>
    [Alias("countries")]
    Task<CountryTotals[]> GetCountriesAsync(int flowsMax);

    /// <summary>Totals of each currency on each of the last days, oldest day first.</summary>
    /// <param name="days">At most so many days.</param>
    [Alias("days")]
    Task<DayTotals[]> GetDaysAsync(int days);

    /// <summary>Candles of a minute, oldest first; minutes without messages have none.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="fromMs">Only those that begin then or later; Unix milliseconds.</param>
    /// <param name="limit">At most so many, the newest.</param>
    [Alias("candles")]
    Task<RateCandle[]> GetCandlesAsync(CurrencyPair pair, long fromMs, int limit);

    /// <summary>Messages that are set aside, those first that were set aside last.</summary>
    /// <param name="limit">At most so many.</param>
    [Alias("dead-letters")]
    Task<DeadLetter[]> GetDeadLettersAsync(int limit);

    /// <summary>
    /// Sends messages that are set aside again, each with one try: it is processed, with a new sequence number, or stays set aside. The
    /// outcome is durable when the task ends.
    /// </summary>
    /// <param name="ids">Which; null for all.</param>
    [Alias("resend")]
    Task<ResendAnswer> ResendAsync(MessageId[]? ids);

    /// <summary>How many shards the queue has (<see cref="MarketOptions.Shards"/>); whoever sends messages must use as many.</summary>
    [Alias("shards")]
    Task<int> GetShardsAsync();

    /// <summary>
    /// Begins or renews a subscription, which ends by itself where it is not renewed within a minute; every later message is told.
    /// </summary>
    [Alias("subscribe")]
    Task<TradesSnapshot> SubscribeAsync(ITradesObserver observer);

    /// <summary>Ends a subscription.</summary>
    [Alias("unsubscribe")]
    Task UnsubscribeAsync(ITradesObserver observer);
}
