using System.Buffers;
using Trading.Market;
using Trading.Market.Processing;
using Trading.Market.Statistics;

namespace Trading.Grains.Tests.Messages;

public sealed class MarketProcessorTests
{
    private const long StartMs = 1_900_000_000_000;

    private readonly MarketProcessor _processor = new(new StatisticsLimits());
    private readonly List<ProcessedMessage> _processed = [];

    public static TheoryData<string, string> Steps => new()
    {
        { "block", "01" + "03" + "0A" + "80E0998DCC6E" + "01" + "MESSAGE" },
        { "set aside", "02" + "03" + "0A" + "80E0998DCC6E" + "82E0998DCC6E" + "05" + "04626164" + "MESSAGE" },
        { "processed", "03" + "03" + "0A" },
        { "failed", "04" + "03" + "0A" + "82E0998DCC6E" + "06" + "04626164" },
        { "refused", "05" + "0A" + "02" + "0804" + "1106" },
    };

    [Fact]
    public void Messages_of_all_shards_get_one_sequence()
    {
        Apply(Block(0, 1, 2), Block(3, 1, 1), Block(0, 3, 1));
        Assert.Equal([(1, "0-1"), (2, "0-2"), (3, "3-1"), (4, "0-3")], _processed.Select(m => ((int)m.Sequence, m.Id.ToString())));
        Assert.Equal((3, 0, 1), (_processor.AppliedOf(0), _processor.AppliedOf(1), _processor.AppliedOf(3)));
    }

    [Fact]
    public void Message_that_does_not_follow_is_refused()
    {
        Apply(Block(0, 1, 2));
        Assert.Throws<FormatException>(() => Apply(Block(0, 4, 1)));
        Assert.Throws<FormatException>(() => Apply(Block(0, 2, 1)));
        Assert.Throws<FormatException>(() => Apply(Block(1, 2, 1)));
        Assert.Equal(2, _processor.Statistics.Processed);
    }

    [Fact]
    public void Dead_letter_is_counted_when_it_is_processed_and_not_before()
    {
        var letter = Letter(0, 2);
        Apply(Block(0, 1, 1), new MessageSetAside(letter), Block(0, 3, 1));
        Assert.Equal((2, 1, 3), Counts());
        Apply(new LetterFailed(letter.Id, StartMs + 9, 6, "still bad"));
        Assert.Equal(letter with { FailedMs = StartMs + 9, Tries = 6, Reason = "still bad" }, Assert.Single(_processor.Letters.Newest(10)));
        Assert.Equal((2, 1, 3), Counts());
        Apply(new LetterProcessed(letter.Id));
        Assert.Equal((3, 0, 3), Counts());
        Assert.Equal(new ProcessedMessage(3, letter.Id, letter.ReceivedMs, letter.Message), _processed[^1]);
        Assert.Throws<FormatException>(() => Apply(new LetterProcessed(letter.Id)));
        Assert.Throws<FormatException>(() => Apply(new LetterFailed(letter.Id, StartMs, 6, "")));
    }

    [Fact]
    public void Refusals_are_added_up_by_fault()
    {
        Apply(
            new MessagesRefused(new RefusalCounts(5, [new FaultCount(TradeFault.Missing, 2), new FaultCount(TradeFault.NotPositive, 4)])),
            new MessagesRefused(new RefusalCounts(1, [new FaultCount(TradeFault.NotPositive, 1)])));
        var totals = _processor.Totals(StartMs);
        Assert.Equal((6, 0), (totals.Refused, totals.Processed));
        Assert.Equal([new FaultCount(TradeFault.Missing, 2), new FaultCount(TradeFault.NotPositive, 5)], totals.RefusedByFault);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Snapshot_and_tail_give_the_same_as_all_steps(int seed)
    {
        var random = new Random(seed);
        var restored = new MarketProcessor(new StatisticsLimits());
        for (var i = 0; i < 500; i++)
        {
            var shard = random.Next(4);
            var ids = _processor.Letters.Ids;
            ProcessorStep step = random.Next(8) switch
            {
                0 => new MessageSetAside(Letter(shard, _processor.AppliedOf(shard) + 1)),
                1 when ids.Length > 0 => new LetterProcessed(ids[random.Next(ids.Length)]),
                2 when ids.Length > 0 => new LetterFailed(ids[random.Next(ids.Length)], StartMs + i, i, $"failure {i}"),
                3 => new MessagesRefused(new RefusalCounts(2, [new FaultCount((TradeFault)random.Next(1, 20), 2)])),
                _ => new BlockProcessed(shard, new MessageBlock(
                    _processor.AppliedOf(shard) + 1, StartMs + i * 400, SampleMessages.Many(random, random.Next(1, 9)))),
            };
            Apply(step);
            restored.Apply(ProcessorStepForm.Read(Write(step)), null);
            if (random.Next(40) == 0)
                restored = Restore(Save(restored));
        }

        Assert.Equal(Save(_processor), Save(restored));
        Assert.Equal(Enumerable.Range(1, _processed.Count).Select(n => (long)n), _processed.Select(m => m.Sequence));
    }

    [Fact]
    public void Snapshot_whose_parts_do_not_agree_is_refused()
    {
        Apply(Block(0, 1, 2));
        var bytes = Save(_processor);
        Assert.Equal(2, Restore(bytes).Statistics.Processed);
        // The shard's number, as zigzag.
        bytes[2] = 6;
        Assert.Throws<FormatException>(() => Restore(bytes));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Step_keeps_its_stored_form(string name, string hex)
    {
        ProcessorStep step = name switch
        {
            "block" => Block(3, 5, 1),
            "set aside" => new MessageSetAside(Letter(3, 5)),
            "processed" => new LetterProcessed(new MessageId(3, 5)),
            "failed" => new LetterFailed(new MessageId(3, 5), StartMs + 1, 6, "bad"),
            _ => new MessagesRefused(new RefusalCounts(
                5, [new FaultCount(TradeFault.Missing, 2), new FaultCount(TradeFault.NotPositive, 3)])),
        };
        var message = new ArrayBufferWriter<byte>();
        TradeMessageCodec.Write(new BinaryWriterOver(message), SampleMessages.Of("u"));
        var stored = hex.Replace("MESSAGE", Convert.ToHexString(message.WrittenSpan), StringComparison.Ordinal);
        Assert.Equal(stored, Convert.ToHexString(Write(step)));
        Assert.Equal(stored, Convert.ToHexString(Write(ProcessorStepForm.Read(Convert.FromHexString(stored)))));
        Assert.Throws<FormatException>(() => ProcessorStepForm.Read(Convert.FromHexString(stored[..^2])));
        Assert.Throws<FormatException>(() => ProcessorStepForm.Read(Convert.FromHexString(stored + "00")));
    }

    private void Apply(params ProcessorStep[] steps)
    {
        foreach (var step in steps)
            _processor.Apply(step, _processed);
    }

    private (long Processed, int DeadLetters, long Accepted) Counts()
    {
        var totals = _processor.Totals(StartMs);
        return (totals.Processed, totals.DeadLetters, totals.Accepted);
    }

    private static BlockProcessed Block(int shard, long first, int count) =>
        new(shard, new MessageBlock(first, StartMs, [.. Enumerable.Repeat(SampleMessages.Of("u"), count)]));

    private static DeadLetter Letter(int shard, long number) =>
        new(new MessageId(shard, number), StartMs, StartMs + 1, 5, "bad", SampleMessages.Of("u"));

    private static byte[] Write(ProcessorStep step)
    {
        var output = new ArrayBufferWriter<byte>();
        ProcessorStepForm.Write(new BinaryWriterOver(output), step);
        return output.WrittenSpan.ToArray();
    }

    private static byte[] Save(MarketProcessor processor)
    {
        var output = new ArrayBufferWriter<byte>();
        processor.Save(new BinaryWriterOver(output));
        return output.WrittenSpan.ToArray();
    }

    private static MarketProcessor Restore(byte[] bytes)
    {
        var processor = new MarketProcessor(new StatisticsLimits());
        processor.Load(bytes);
        return processor;
    }
}
