using System.Text;
using Trading.Journal;

namespace Trading.Grains.Tests.Journal;

public sealed class GrainJournalAppendTests
{
    private readonly JournalFixture _fixture = new();

    [Fact]
    public void New_journal_is_empty() => TurnLoop.Run(async () =>
    {
        GrainJournal journal = await _fixture.OpenAsync();
        Assert.Equal((0, 0), (journal.FirstChunk, journal.CurrentChunk));
        Assert.Equal(default, journal.End);
        Assert.Empty(await JournalFixture.ReadAllAsync(journal));
        Assert.Null(await journal.ReadChunkAsync(1));
        Assert.Null(await journal.ReadSnapshotAsync());
        Assert.Empty(_fixture.Storage.StateNames);
    });

    [Fact]
    public void Every_append_is_there_for_the_next_activation() => TurnLoop.Run(async () =>
    {
        var random = new Random(1);
        var expected = new List<string>();
        var position = new JournalPosition(-1, 0);
        for (int i = 0; i < 150; i++)
        {
            GrainJournal journal = await _fixture.OpenAsync();
            Assert.Equal(expected, await JournalFixture.ReadAllAsync(journal));

            expected.Add($"{i}{new string('.', random.Next(150))}");
            JournalPosition appended = await journal.AppendAsync(expected[^1]);
            Assert.True(appended > position);
            Assert.Equal(new JournalPosition(appended.Chunk, appended.Index + 1), journal.End);
            Assert.Equal(expected, await JournalFixture.ReadAllAsync(journal));
            position = appended;
        }

        Assert.True((await _fixture.OpenAsync()).CurrentChunk > 20);
    });

    [Fact]
    public void Append_is_durable_when_it_ends_and_invisible_before() => TurnLoop.Run(async () =>
    {
        GrainJournal journal = await _fixture.OpenAsync();
        TaskCompletionSource hold = _fixture.HoldWrites();
        Task<JournalPosition> append = journal.AppendAsync("entry");
        Assert.Equal(default, journal.End);
        Assert.Empty(await JournalFixture.ReadAllAsync(journal));
        Assert.False(append.IsCompleted);

        hold.SetResult();

        Assert.Equal(default, await append);
        Assert.Equal(["entry"], await _fixture.ReadAllAsync());
    });

    [Fact]
    public void Appends_that_wait_for_a_write_go_together_in_the_next_one() => TurnLoop.Run(async () =>
    {
        GrainJournal journal = await _fixture.OpenAsync();
        TaskCompletionSource hold = _fixture.HoldWrites();
        Task<JournalPosition>[] appends = [.. Enumerable.Range(0, 10).Select(i => journal.AppendAsync($"{i}"))];
        hold.SetResult();

        Assert.Equal(Enumerable.Range(0, 10).Select(i => new JournalPosition(0, i)), await Task.WhenAll(appends));
        Assert.Equal(2, _fixture.Storage.WriteCount);
    });

    [Fact]
    public void Appends_of_interleaving_turns_keep_their_order() => TurnLoop.Run(async () =>
    {
        GrainJournal journal = await _fixture.OpenAsync();
        _fixture.Storage.BeforeWrite = async _ => await Task.Yield();
        var order = new List<string>();
        async Task AppendManyAsync(int user)
        {
            for (int i = 0; i < 30; i++)
            {
                string entry = $"{user}:{i}:{new string('x', (user * i) % 90)}";
                order.Add(entry);
                JournalPosition position = await journal.AppendAsync(entry);
                Assert.True(journal.End > position);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 12).Select(AppendManyAsync));

        Assert.Equal(order, await _fixture.ReadAllAsync());
        Assert.True(_fixture.Storage.WriteCount < 12 * 30 / 2, $"{_fixture.Storage.WriteCount} writes");
    });

    [Fact]
    public void Chunk_takes_entries_until_it_is_full_and_no_longer() => TurnLoop.Run(async () =>
    {
        GrainJournal journal = await _fixture.OpenAsync();
        for (int i = 0; i < 20; i++)
        {
            await journal.AppendAsync(new string('x', 50));
        }

        // 16 bytes of header and 54 for each entry: five of them are the first to make 256.
        Assert.Equal((3, 20), (journal.CurrentChunk, _fixture.Storage.WriteCount));
        for (long number = 0; number < 4; number++)
        {
            JournalChunk? chunk = await journal.ReadChunkAsync(number);
            Assert.Equal((5, true), (chunk!.Count, chunk.IsClosed));
        }

        Assert.Equal(["events-0000000000", "events-0000000001", "events-0000000002", "events-0000000003"], _fixture.Storage.StateNames);
    });

    [Fact]
    public void Group_larger_than_a_chunk_is_written_once() => TurnLoop.Run(async () =>
    {
        _fixture.Options = _fixture.Options with { HeadInterval = 100 };
        GrainJournal journal = await _fixture.OpenAsync();
        await journal.AppendAsync("first");
        TaskCompletionSource hold = _fixture.HoldWrites();
        Task<JournalPosition>[] appends = [.. Enumerable.Range(0, 40).Select(i => journal.AppendAsync(new string('x', 96)))];
        hold.SetResult();
        JournalPosition[] positions = await Task.WhenAll(appends);

        // One write with the first of them, one that fills the chunk with eight more, then 31 more, ten to a chunk of up to 1024 bytes.
        Assert.Equal(positions.Order(), positions);
        Assert.Equal(1 + 1 + 1 + 4, _fixture.Storage.WriteCount);
        Assert.InRange(_fixture.Storage.WrittenBytes, 40 * 100, (40 * 100) + 400);
        Assert.Equal(41, (await _fixture.ReadAllAsync()).Count);
    });

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_005)]
    [InlineData(4_096)]
    public void Entry_that_does_not_fit_closes_the_chunk(int length) => TurnLoop.Run(async () =>
    {
        // The longest are longer than other chunks may be, and have one of their own.
        GrainJournal journal = await _fixture.OpenAsync();
        await journal.AppendAsync("small");
        string large = new('x', length);
        Assert.Equal(new JournalPosition(1, 0), await journal.AppendAsync(large));
        Assert.Equal(new JournalPosition(2, 0), await journal.AppendAsync("small too"));
        Assert.Equal(["small", large, "small too"], await _fixture.ReadAllAsync());
    });

    [Fact]
    public void Entry_over_the_limit_is_refused_and_harms_nothing() => TurnLoop.Run(async () =>
    {
        GrainJournal journal = await _fixture.OpenAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => journal.AppendAsync(new byte[_fixture.Options.MaxEntryBytes + 1]));
        await journal.AppendAsync("");
        await journal.AppendAsync("fine");
        Assert.Equal(["", "fine"], await _fixture.ReadAllAsync());
    });

    [Fact]
    public void Entry_may_change_as_soon_as_the_append_has_begun() => TurnLoop.Run(async () =>
    {
        GrainJournal journal = await _fixture.OpenAsync();
        TaskCompletionSource hold = _fixture.HoldWrites();
        byte[] entry = Encoding.UTF8.GetBytes("before");
        Task first = journal.AppendAsync(entry);
        Task second = journal.AppendAsync(entry);
        entry.AsSpan().Fill((byte)'!');
        hold.SetResult();
        await Task.WhenAll(first, second);
        Assert.Equal(["before", "before"], await _fixture.ReadAllAsync());
    });

    [Theory]
    [InlineData(40)]
    [InlineData(228)]
    public void Chunk_that_was_read_never_changes(int nextLength) => TurnLoop.Run(async () =>
    {
        // 228 bytes make the chunk exactly as long as its buffer.
        GrainJournal journal = await _fixture.OpenAsync();
        await journal.AppendAsync("kept");
        JournalChunk chunk = (await journal.ReadChunkAsync(0))!;
        for (int i = 0; i < 100; i++)
        {
            await journal.AppendAsync(new string('x', nextLength));
        }

        Assert.Equal(1, chunk.Count);
        foreach (ReadOnlyMemory<byte> entry in chunk)
        {
            Assert.Equal("kept", Encoding.UTF8.GetString(entry.Span));
        }
    });

    [Theory]
    [InlineData(64)]
    [InlineData(1024)]
    public void Chunk_size_may_change_from_one_activation_to_the_next(int chunkBytes) => TurnLoop.Run(async () =>
    {
        var expected = new List<string>();
        for (int i = 0; i < 60; i++)
        {
            _fixture.Options = _fixture.Options with { ChunkBytes = i % 2 == 0 ? 256 : chunkBytes };
            expected.Add($"{i}{new string('x', 45)}");
            await (await _fixture.OpenAsync()).AppendAsync(expected[^1]);
        }

        Assert.Equal(expected, await _fixture.ReadAllAsync());
    });

    [Fact]
    public void Opening_reads_a_bounded_part_of_a_long_journal() => TurnLoop.Run(async () =>
    {
        GrainJournal journal = await _fixture.OpenAsync();
        for (int i = 0; i < 500; i++)
        {
            await journal.AppendAsync(new string('x', 250));
        }

        int before = _fixture.Storage.ReadCount;
        GrainJournal reopened = await _fixture.OpenAsync();
        Assert.Equal(journal.End, reopened.End);
        Assert.InRange(_fixture.Storage.ReadCount - before, 1, _fixture.Options.HeadInterval + 4);
    });

    [Fact]
    public void Positions_are_in_the_order_of_the_journal()
    {
        JournalPosition[] ordered = [default, new(0, 1), new(0, 200), new(1, 0), new(1, 5), new(300, 2)];
        for (int i = 0; i < ordered.Length; i++)
        {
            for (int j = 0; j < ordered.Length; j++)
            {
                Assert.Equal(i < j, ordered[i] < ordered[j]);
                Assert.Equal(i > j, ordered[i] > ordered[j]);
                Assert.Equal(i <= j, ordered[i] <= ordered[j]);
                Assert.Equal(i >= j, ordered[i] >= ordered[j]);
            }
        }
    }
}
