using System.Numerics;
using Trading.Exchange.Statistics;

namespace Trading.Market.Statistics;

/// <summary>
/// The statistics of all messages that were processed (market-processor.md, "Processing"). Made from the messages alone, in their order:
/// the same messages give the same statistics. Everything is bounded,
/// by the lists of currencies and countries or by <see cref="StatisticsLimits"/>.
/// </summary>
internal sealed class TradeStatistics(StatisticsLimits limits)
{
    private const byte Version = 1;

    private readonly long[] _byClass = new long[3];
    private readonly long[] _byWarning = new long[8];
    private readonly UserEstimate _users = new();
    private readonly ReceiveRate _rate = new();
    private readonly PairTable _pairs = new();
    private readonly CountryTable _countries = new(limits.Flows);
    private readonly DayTable _days = new(limits.Days);
    private readonly CandleTable _candles = new(limits.Minutes, limits.Candles);
    private readonly RecentMessages _recentOfPairs = new(IMarketProcessorGrain.RecentMax, limits.Recent);
    private readonly Recent<ProcessedMessage> _recent = new(IMarketProcessorGrain.RecentMax);

    /// <summary>How many messages; also the sequence number of the last one.</summary>
    public long Processed { get; private set; }

    /// <summary>Adds the next message, gives it its sequence number, and returns it with that.</summary>
    public ProcessedMessage Add(MessageId id, long receivedMs, in TradeMessage message)
    {
        var processed = new ProcessedMessage(++Processed, id, receivedMs, message);
        _byClass[(int)message.Class]++;
        for (var bits = (uint)message.Warnings; bits != 0; bits &= bits - 1)
            _byWarning[BitOperations.TrailingZeroCount(bits)]++;
        _users.Add(message.UserId);
        _rate.Add(receivedMs);
        var pair = _pairs.GetOrAdd(message.Pair);
        var rate = EffectiveRate.Of(message.AmountSell, message.AmountBuy);
        pair.Volume.Add(message);
        (pair.Last, pair.LastReceivedMs) = (rate, receivedMs);
        _countries.Add(pair.Index, message);
        _days.Add(receivedMs, message);
        _candles.Add(pair.Index, receivedMs, message, rate);
        _recentOfPairs.Add(pair, processed);
        _recent.Add(processed);
        return processed;
    }

    /// <summary>Every pair.</summary>
    public PairTotals[] Pairs() => _pairs.Totals();

    /// <summary>One pair; null where it has no message.</summary>
    public PairTotals? Pair(CurrencyPair pair) => _pairs.Find(pair)?.Totals;

    /// <summary>The last messages, newest first.</summary>
    public ProcessedMessage[] Recent(CurrencyPair? pair, int limit)
    {
        if (pair is { } of)
            return _pairs.Find(of) is { } state ? _recentOfPairs.Last(state, limit) : [];
        var last = _recent.Last(limit);
        Array.Reverse(last);
        return last;
    }

    /// <summary>Every country, with at most so many flows of each.</summary>
    public CountryTotals[] Countries(int flowsMax) => _countries.Totals(_pairs, flowsMax);

    /// <summary>Each currency on each of the last days.</summary>
    public DayTotals[] Days(int days) => _days.Last(days);

    /// <summary>Candles of a pair, oldest first.</summary>
    public RateCandle[] Candles(CurrencyPair pair, long fromMs, int limit) =>
        _pairs.Find(pair) is { } state ? _candles.Of(state.Index, fromMs, limit) : [];

    /// <summary>The totals, without refusals and dead letters.</summary>
    public MarketTotals Totals(long nowMs) => new()
    {
        TimeMs = nowMs,
        Processed = Processed,
        Refused = 0,
        RefusedByFault = [],
        ByClass = [.. _byClass],
        ByWarning = _byWarning[..MarketWords.Warnings.Count],
        PerSecond = _rate.Last(nowMs),
        PerSecondPeak = _rate.Peak,
        DistinctUsers = _users.Count(),
        Pairs = _pairs.Count,
        Countries = _countries.Count,
        DeadLetters = 0,
    };

    /// <summary>Writes all.</summary>
    public void Save(BinaryWriterOver output)
    {
        output.Byte(Version);
        output.Signed(Processed);
        foreach (var count in _byClass)
            output.Signed(count);
        foreach (var count in _byWarning)
            output.Signed(count);
        _users.Save(output);
        _rate.Save(output);
        _pairs.Save(output);
        _countries.Save(output);
        _days.Save(output);
        _candles.Save(output);
        output.Unsigned((ulong)_recentOfPairs.Count);
        foreach (var message in _recentOfPairs.All())
            ProcessedMessageForm.Write(output, message);
        output.Unsigned((ulong)_recent.Count);
        foreach (var message in _recent.Last(_recent.Count))
            ProcessedMessageForm.Write(output, message);
    }

    /// <summary>
    /// Reads all into empty statistics; throws <see cref="FormatException"/> on what is none, or what no messages could have led to.
    /// </summary>
    public void Load(ref BinaryReaderOver input)
    {
        var version = input.Byte();
        if (version != Version)
            throw new FormatException($"Trade statistics of version {version} are not known to this version.");
        Processed = input.Signed();
        for (var i = 0; i < _byClass.Length; i++)
            _byClass[i] = input.Signed();
        for (var i = 0; i < _byWarning.Length; i++)
            _byWarning[i] = input.Signed();
        _users.Load(ref input);
        _rate.Load(ref input);
        _pairs.Load(ref input);
        _countries.Load(ref input, _pairs.Count);
        _days.Load(ref input);
        _candles.Load(ref input, _pairs.Count);
        for (var left = input.Count(limits.Recent); left > 0; left--)
        {
            var message = ProcessedMessageForm.Read(ref input);
            var pair = message.Message.Pair;
            _recentOfPairs.Add(_pairs.Find(pair) ?? throw new FormatException($"A message of {pair}, which has none."), message);
        }

        for (var left = input.Count(IMarketProcessorGrain.RecentMax); left > 0; left--)
            _recent.Add(ProcessedMessageForm.Read(ref input));
        if (_byClass.Sum() != Processed || _byClass.Any(count => count < 0) || _byWarning.Any(count => count < 0 || count > Processed))
            throw new FormatException("The messages of the classes are not as many as all.");
    }
}
