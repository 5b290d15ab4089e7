using Trading.Market.Statistics;

namespace Trading.Market.Processing;

/// <summary>
/// The pure core of the market processor: what its journal's steps have led to. The same steps give the same processor.
/// </summary>
internal sealed class MarketProcessor(StatisticsLimits limits)
{
    private const byte Version = 1;
    private const int ShardsMax = 1_024;

    private readonly TradeStatistics _statistics = new(limits);
    private readonly DeadLetters _letters = new();
    private readonly long[] _refusedByFault = new long[byte.MaxValue + 1];
    private long[] _applied = [];
    private long _refused;

    /// <summary>The statistics of what was processed.</summary>
    public TradeStatistics Statistics => _statistics;

    /// <summary>What is set aside.</summary>
    public DeadLetters Letters => _letters;

    /// <summary>The number up to which all messages of a shard are processed or set aside.</summary>
    public long AppliedOf(int shard) => shard < _applied.Length ? _applied[shard] : 0;

    /// <summary>Does a step.</summary>
    /// <param name="step">The step; <see cref="FormatException"/> where it cannot follow those before.</param>
    /// <param name="processed">Gets the messages that it processed; null where nobody wants them.</param>
    public void Apply(ProcessorStep step, List<ProcessedMessage>? processed)
    {
        switch (step)
        {
            case BlockProcessed(var shard, var block):
                Advance(shard, block.FirstNumber, block.LastNumber);
                for (var i = 0; i < block.Messages.Length; i++)
                    Add(new MessageId(shard, block.FirstNumber + i), block.ReceivedMs, block.Messages[i], processed);
                break;
            case MessageSetAside(var letter):
                Advance(letter.Id.Shard, letter.Id.Number, letter.Id.Number);
                _letters.Set(letter);
                break;
            case LetterProcessed(var id):
                var again = _letters.Take(id);
                Add(id, again.ReceivedMs, again.Message, processed);
                break;
            case LetterFailed failed:
                var before = _letters.Find(failed.Id) ?? throw new FormatException($"{failed.Id} is no dead letter.");
                _letters.Set(before with { FailedMs = failed.FailedMs, Tries = failed.Tries, Reason = failed.Reason });
                break;
            case MessagesRefused(var counts):
                _refused += counts.Messages;
                foreach (var (fault, messages) in counts.ByFault)
                    _refusedByFault[(int)fault] += messages;
                break;
            default:
                throw new InvalidOperationException($"{step.GetType()} is no step of the market processor.");
        }
    }

    /// <summary>The totals.</summary>
    public MarketTotals Totals(long nowMs) => _statistics.Totals(nowMs) with
    {
        Refused = _refused,
        RefusedByFault = [.. _refusedByFault.Index().Where(of => of.Item > 0).Select(of => new FaultCount((TradeFault)of.Index, of.Item))],
        DeadLetters = _letters.Count,
    };

    /// <summary>Writes all.</summary>
    public void Save(BinaryWriterOver output)
    {
        output.Byte(Version);
        output.Unsigned((ulong)_applied.Length);
        foreach (var number in _applied)
            output.Signed(number);
        output.Signed(_refused);
        foreach (var count in _refusedByFault)
            output.Signed(count);
        _letters.Save(output);
        _statistics.Save(output);
    }

    /// <summary>Reads all into an empty processor; throws <see cref="FormatException"/> on what is none.</summary>
    public void Load(ReadOnlySpan<byte> bytes)
    {
        var input = new BinaryReaderOver(bytes);
        var version = input.Byte();
        if (version != Version)
            throw new FormatException($"A market processor of version {version} is not known to this version.");
        _applied = new long[input.Count(ShardsMax)];
        for (var i = 0; i < _applied.Length; i++)
            _applied[i] = input.Signed();
        _refused = input.Signed();
        for (var i = 0; i < _refusedByFault.Length; i++)
            _refusedByFault[i] = input.Signed();
        _letters.Load(ref input);
        _statistics.Load(ref input);
        input.ExpectEnd();
        // Every message of a shard is either counted or set aside.
        if (_applied.Sum() != _statistics.Processed + _letters.Count)
            throw new FormatException($"{_statistics.Processed} messages are counted and {_letters.Count} set aside, of {_applied.Sum()}.");
    }

    private void Add(MessageId id, long receivedMs, in TradeMessage message, List<ProcessedMessage>? processed)
    {
        var added = _statistics.Add(id, receivedMs, message);
        processed?.Add(added);
    }

    private void Advance(int shard, long first, long last)
    {
        if (shard >= ShardsMax || first != AppliedOf(shard) + 1)
            throw new FormatException($"Message {first} of shard {shard} follows {AppliedOf(shard)}.");
        if (shard >= _applied.Length)
            Array.Resize(ref _applied, shard + 1);
        _applied[shard] = last;
    }
}
