using System.Buffers;
using Trading.Market;
using Trading.Market.Queue;

namespace Trading.Grains.Tests.Messages;

public sealed class MessageQueueTests
{
    private const int Shard = 2;
    private const long StartMs = 1_900_000_000_000;

    private readonly MessageQueue _queue = new(Shard, limit: 10, keysMax: 1_000);

    [Theory]
    [InlineData("ann", "1 2 3")]
    [InlineData("ann:a bob:a ann:b", "1 2 3")]
    [InlineData("ann:a ann:a bob ann:a bob:a", "1 =1 2 =1 3")]
    [InlineData("ann:a ann ann:a ann ann:b ann:b", "1 2 =1 3 4 =4")]
    public void Batch_is_numbered_without_holes_and_repeats_get_the_first_number(string batch, string numbers)
    {
        var messages = batch == "ann" ? "ann ann ann" : batch;
        Assert.Equal(numbers, Receipts(_queue.Take(Parse(messages), StartMs)));
    }

    [Fact]
    public void Repeat_gets_the_first_receipt_whatever_it_says_itself()
    {
        var first = SampleMessages.Of("ann") with { Class = TradeClass.Inverse, Warnings = TradeWarnings.BlanksInKey };
        _queue.Take([new IncomingMessage(first, "k")], StartMs);
        var again = _queue.Take([new IncomingMessage(SampleMessages.Of("ann", "USD-JPY"), "k")], StartMs + 1);
        var receipt = new MessageReceipt(new MessageId(Shard, 1), true, TradeClass.Inverse, TradeWarnings.BlanksInKey);
        Assert.Equal(receipt, Assert.Single(again.Receipts));
        Assert.Null(again.New);
        Assert.Equal(1, _queue.Last);
    }

    [Fact]
    public void Queue_is_full_where_so_many_messages_are_not_processed()
    {
        _queue.Take(Parse("a b c d e f g h"), StartMs);
        Assert.Equal((false, true), (_queue.IsFullFor(2), _queue.IsFullFor(3)));
        _queue.Acknowledge(1);
        Assert.Equal((false, true), (_queue.IsFullFor(3), _queue.IsFullFor(4)));
    }

    [Fact]
    public void Blocks_are_handed_on_in_order_and_only_when_they_are_durable()
    {
        var blocks = new[] { "a b c", "d e", "f g h" }.Select(batch => _queue.Take(Parse(batch), StartMs).New!).ToArray();
        Assert.Empty(_queue.NextBlocks(100));
        blocks[1].Chunk = 7;
        Assert.Empty(_queue.NextBlocks(100));
        blocks[0].Chunk = 6;
        Assert.Equal([1, 4], _queue.NextBlocks(100).Select(block => block.FirstNumber));
        Assert.Equal([1, 4], _queue.NextBlocks(5).Select(block => block.FirstNumber));
        Assert.Equal([1], _queue.NextBlocks(4).Select(block => block.FirstNumber));
        Assert.Equal([1], _queue.NextBlocks(1).Select(block => block.FirstNumber));
        Assert.Equal((6, 5), (_queue.FirstChunkNeeded(9), _queue.FirstChunkNeeded(5)));
        _queue.Acknowledge(4);
        Assert.Equal([4], _queue.NextBlocks(100).Select(block => block.FirstNumber));
        Assert.Equal(7, _queue.FirstChunkNeeded(9));
        _queue.Acknowledge(5);
        _queue.Acknowledge(2);
        Assert.Equal((5, 9), (_queue.Processed, _queue.FirstChunkNeeded(9)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _queue.Acknowledge(9));
    }

    [Fact]
    public void Time_of_blocks_never_goes_back()
    {
        Assert.Equal(StartMs, _queue.Take(Parse("a"), StartMs).New!.Block.ReceivedMs);
        Assert.Equal(StartMs, _queue.Take(Parse("a"), StartMs - 5).New!.Block.ReceivedMs);
        Assert.Equal(StartMs + 1, _queue.Take(Parse("a"), StartMs + 1).New!.Block.ReceivedMs);
    }

    [Fact]
    public void Snapshot_and_journal_make_the_same_queue()
    {
        var entries = new List<byte[]>();
        var snapshot = Array.Empty<byte>();
        for (var i = 0; i < 6; i++)
        {
            var intake = _queue.Take(Parse($"u{i}:k u{i} v:{i / 2}"), StartMs + i);
            entries.Add(Entry(intake));
            if (i == 3)
                snapshot = Bytes(output => QueueForm.Save(new BinaryWriterOver(output), _queue));
        }

        // Of the entries that the snapshot has, the first are trimmed; the last one of these is not processed yet.
        var restored = new MessageQueue(Shard, 10, 1_000);
        QueueForm.Load(snapshot, restored);
        restored.Restore(QueueForm.Read(entries[3]).Block);
        foreach (var entry in entries.Skip(4))
        {
            var (block, digests) = QueueForm.Read(entry);
            restored.Replay(block, digests);
        }

        Assert.Equal((_queue.Last, _queue.Keys.Count, _queue.LatestMs), (restored.Last, restored.Keys.Count, restored.LatestMs));
        var repeats = Parse("u0:k u5:k v:0 v:2 u9:k");
        Assert.Equal(Receipts(_queue.Take(repeats, StartMs + 9)), Receipts(restored.Take(repeats, StartMs + 9)));
        Assert.Throws<FormatException>(() => restored.Replay(QueueForm.Read(entries[3]).Block, []));
    }

    [Fact]
    public void Journal_with_a_key_that_was_forgotten_and_came_again_is_read_where_more_keys_are_remembered_now()
    {
        var queue = new MessageQueue(Shard, limit: 10, keysMax: 2);
        byte[][] entries = [.. "u:1 u:2 u:3 u:1".Split(' ').Select(message => Entry(queue.Take(Parse(message), StartMs)))];
        var restored = new MessageQueue(Shard, limit: 10, keysMax: 1_000);
        foreach (var entry in entries)
        {
            var (block, digests) = QueueForm.Read(entry);
            restored.Replay(block, digests);
        }

        Assert.Equal((4, 3), (restored.Last, restored.Keys.Count));
        Assert.Equal("=1 =2 =3", Receipts(restored.Take(Parse("u:1 u:2 u:3"), StartMs)));
    }

    [Fact]
    public void Entry_keeps_its_stored_form()
    {
        var keyed = Entry(_queue.Take(Parse("u:k u"), StartMs));
        var message = "0275AA1982208094EBDC03C0A199E40280CFFCE91B80A4DDB7E352940100";
        Assert.Equal(
            "010280E0998DCC6E0201" + "01" + "BDC1B68DBCD9E699559ABEDBE8B99AA7ADEF01" + message + "00" + message,
            Convert.ToHexString(keyed));
    }

    private static byte[] Entry(QueueIntake intake) => Bytes(output => QueueForm.Write(
        new BinaryWriterOver(output),
        intake.New!.Block,
        intake.Digests is null ? [] : intake.Digests.AsSpan(0, intake.New.Block.Messages.Length)));

    private static byte[] Bytes(Action<ArrayBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Messages as <c>user</c> or <c>user:key</c>.</summary>
    private static IncomingMessage[] Parse(string batch) =>
    [
        .. batch
            .Split(' ')
            .Select(text => text.Split(':'))
            .Select(parts => new IncomingMessage(SampleMessages.Of(parts[0]), parts.Skip(1).FirstOrDefault())),
    ];

    /// <summary>Numbers of receipts, with <c>=</c> before those of repeats.</summary>
    private static string Receipts(QueueIntake intake)
    {
        Assert.All(intake.Receipts, receipt => Assert.Equal(Shard, receipt.Id.Shard));
        Assert.Equal(intake.Receipts.Count(receipt => !receipt.IsRepeat), intake.New?.Block.Messages.Length ?? 0);
        return string.Join(' ', intake.Receipts.Select(receipt => $"{(receipt.IsRepeat ? "=" : "")}{receipt.Id.Number}"));
    }
}
