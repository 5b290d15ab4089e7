using System.Buffers;
using Trading.Audit;

namespace Trading.Grains.Tests.Audit;

public sealed class ShardIndexTests
{
    private readonly ShardIndex _index = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Chunks_are_those_of_a_list_with_every_place_in_full(int seed)
    {
        var random = new Random(seed);
        var index = _index;
        var places = new List<(long Chunk, long LastNumber)>();
        long chunk = 0, last = 0, snapshot = 0;
        for (var i = 0; i < 2_000; i++)
        {
            chunk += random.Next(4) switch { 0 => 0, 1 => random.Next(1_000), _ => 1 };
            if (random.Next(40) == 0)
                snapshot = random.NextInt64(snapshot, last + 1);
            var block = Block("u", last + 1, random.Next(1, 300), snapshot);
            index.Accept(block)!.Place(chunk, block);
            last = block.LastNumber;
            places.RemoveAll(p => p.Chunk == chunk || p.LastNumber <= snapshot);
            places.Add((chunk, last));
            if (random.Next(20) == 0)
                index = ShardIndex.Load(index.Save().Span);

            var user = index.Find("u")!;
            Assert.Equal((last, snapshot), (user.LastNumber, user.SnapshotNumber));
            var after = random.NextInt64(snapshot, last + 1);
            Assert.Equal(places.Where(p => p.LastNumber > after).Select(p => p.Chunk), user.ChunksAfter(after));
        }
    }

    [Fact]
    public void Place_takes_about_two_bytes()
    {
        for (var number = 1; number <= 1_000; number++)
            Place(Block("u", number, 1), chunk: 3 * number);
        Assert.InRange(_index.Save().Length, 2_000, 2_050);
    }

    [Fact]
    public void Saved_is_what_is_durable_and_not_what_was_accepted()
    {
        Place(Block("a", 1, 2, needsAttention: true), chunk: 7);
        var underWay = Block("a", 3, 4, snapshot: 2);
        var entry = _index.Accept(underWay)!;
        _index.Accept(Block("b", 1, 1));

        var saved = ShardIndex.Load(_index.Save().Span);
        Assert.Equal([("a", 2L)], saved.UsersInNeed);
        Assert.Equal((2, 0), (saved.Find("a")!.LastNumber, saved.Find("a")!.SnapshotNumber));
        Assert.NotNull(saved.Accept(Block("b", 1, 1)));
        saved.Accept(underWay)!.Place(8, underWay);

        entry.Place(8, underWay);
        Assert.Equal([8L], entry.ChunksAfter(2));
        Assert.Equal([8L], saved.Find("a")!.ChunksAfter(2));
        Assert.Empty(saved.UsersInNeed);
    }

    [Fact]
    public void Block_that_does_not_follow_the_last_accepted_one_changes_nothing()
    {
        _index.Accept(Block("a", 1, 2));
        Assert.Throws<AuditConflictException>(() => _index.Accept(Block("a", 2, 1)));
        Assert.Throws<AuditConflictException>(() => _index.Accept(Block("a", 4, 1)));
        Assert.NotNull(_index.Accept(Block("a", 3, 1)));
    }

    [Fact]
    public void First_version_is_read()
    {
        var bytes = new ArrayBufferWriter<byte>();
        var output = new BinaryWriterOver(bytes);
        output.Byte(1);
        output.Signed(1_234);
        output.Unsigned(2);
        output.Text("a");
        WriteUser(output, lastNumber: 30, snapshot: 10, attention: true, (4, 15), (5, 20), (9, 30));
        output.Text("b");
        WriteUser(output, lastNumber: 6, snapshot: 6, attention: false);

        var index = ShardIndex.Load(bytes.WrittenSpan);
        Assert.Equal(1_234, index.LastTimeMs);
        Assert.Equal([("a", 30L)], index.UsersInNeed);
        Assert.Equal([4L, 5, 9], index.Find("a")!.ChunksAfter(10));
        Assert.Equal([9L], index.Find("a")!.ChunksAfter(20));
        Assert.Empty(index.Find("b")!.ChunksAfter(6));
        Assert.Throws<AuditConflictException>(() => index.Accept(Block("b", 6, 1)));
        var next = Block("b", 7, 1, snapshot: 6);
        index.Accept(next)!.Place(11, next);
        Assert.Equal([11L], index.Find("b")!.ChunksAfter(6));
    }

    [Fact]
    public void Other_bytes_are_refused()
    {
        Place(Block("a", 1, 2), chunk: 7);
        Place(Block("a", 3, 2), chunk: 9);
        var saved = _index.Save().ToArray();
        for (var length = 0; length < saved.Length; length++)
            Assert.Throws<FormatException>(() => ShardIndex.Load(saved.AsSpan(0, length)));
        saved[0] = 3;
        Assert.Throws<FormatException>(() => ShardIndex.Load(saved));
        saved[0] = 2;
        saved[^1] = 5;
        Assert.Throws<FormatException>(() => ShardIndex.Load(saved));
    }

    private static AuditBlock Block(string user, long first, int count, long snapshot = 0, bool needsAttention = false) => new()
    {
        User = user,
        Server = "s",
        FirstNumber = first,
        Count = count,
        SnapshotNumber = snapshot,
        NeedsAttention = needsAttention,
        Events = [],
    };

    private static void WriteUser(
        BinaryWriterOver output, long lastNumber, long snapshot, bool attention, params ReadOnlySpan<(long Chunk, long LastNumber)> places)
    {
        output.Signed(lastNumber);
        output.Signed(snapshot);
        output.Flag(attention);
        output.Unsigned((ulong)places.Length);
        foreach (var (chunk, last) in places)
        {
            output.Signed(chunk);
            output.Signed(last);
        }
    }

    private void Place(AuditBlock block, long chunk) => _index.Accept(block)!.Place(chunk, block);
}
