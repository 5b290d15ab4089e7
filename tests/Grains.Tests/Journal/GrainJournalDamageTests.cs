using Trading.Journal;

namespace Trading.Grains.Tests.Journal;

public sealed class GrainJournalDamageTests
{
    private readonly JournalFixture _fixture = new();

    [Fact]
    public void Every_cut_of_a_chunk_is_noticed() => TurnLoop.Run(async () =>
    {
        GrainJournal journal = await _fixture.OpenAsync();
        await journal.AppendAsync("one");
        await journal.AppendAsync("two");
        int length = 16 + (2 * (4 + 3));
        for (int cut = 0; cut < length; cut++)
        {
            byte[] whole = [];
            _fixture.Storage.Spoil(JournalFixture.ChunkName(0), JournalFixture.Owner, bytes =>
            {
                whole = bytes;
                return bytes[..cut];
            });
            var damaged = await Assert.ThrowsAsync<JournalDamagedException>(_fixture.OpenAsync);
            Assert.Equal(JournalFixture.ChunkName(0), damaged.Record);
            _fixture.Storage.Spoil(JournalFixture.ChunkName(0), JournalFixture.Owner, _ => whole);
        }

        Assert.Equal(["one", "two"], await _fixture.ReadAllAsync());
    });

    [Theory]
    [InlineData(0, 9)]
    [InlineData(4, 1)]
    [InlineData(4, 3)]
    [InlineData(8, 1)]
    [InlineData(16, 2)]
    [InlineData(19, 0x80)]
    public void Wrong_header_or_length_is_noticed(int place, byte value) => TurnLoop.Run(async () =>
    {
        GrainJournal journal = await _fixture.OpenAsync();
        await journal.AppendAsync("one");
        await journal.AppendAsync("two");
        Spoil(0, bytes => bytes[place] = value);
        await Assert.ThrowsAsync<JournalDamagedException>(_fixture.OpenAsync);
    });

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void Missing_chunk_is_noticed_when_opening(int lost) => TurnLoop.Run(async () =>
    {
        // Chunks 0 to 11, with a head record that says 8.
        await AppendChunksAsync(12);
        _fixture.Storage.Lose(JournalFixture.ChunkName(lost), JournalFixture.Owner);
        if (lost >= 8)
        {
            var damaged = await Assert.ThrowsAsync<JournalDamagedException>(_fixture.OpenAsync);
            Assert.Equal(JournalFixture.ChunkName(lost), damaged.Record);
        }
        else
        {
            GrainJournal journal = await _fixture.OpenAsync();
            await Assert.ThrowsAsync<JournalDamagedException>(() => journal.ReadChunkAsync(lost));
        }
    });

    [Fact]
    public void Chunk_in_the_middle_that_is_not_closed_is_noticed() => TurnLoop.Run(async () =>
    {
        await AppendChunksAsync(3);
        Spoil(1, bytes => bytes[1] = 0);
        await Assert.ThrowsAsync<JournalDamagedException>(_fixture.OpenAsync);
    });

    [Fact]
    public void Lost_head_record_costs_only_time() => TurnLoop.Run(async () =>
    {
        await AppendChunksAsync(12);
        _fixture.Storage.Lose("events-head", JournalFixture.Owner);
        GrainJournal journal = await _fixture.OpenAsync();
        Assert.Equal(11, journal.CurrentChunk);
        Assert.Equal(12, (await JournalFixture.ReadAllAsync(journal)).Count);
    });

    [Fact]
    public void Wrong_head_record_is_noticed() => TurnLoop.Run(async () =>
    {
        await AppendChunksAsync(12);
        _fixture.Storage.Spoil("events-head", JournalFixture.Owner, bytes => bytes[..20]);
        await Assert.ThrowsAsync<JournalDamagedException>(_fixture.OpenAsync);
    });

    [Fact]
    public void Wrong_snapshot_is_noticed() => TurnLoop.Run(async () =>
    {
        GrainJournal journal = await _fixture.OpenAsync();
        await journal.WriteSnapshotAsync("state"u8.ToArray(), default);
        _fixture.Storage.Spoil("events-snapshot", JournalFixture.Owner, bytes => bytes[..10]);
        GrainJournal reopened = await _fixture.OpenAsync();
        await Assert.ThrowsAsync<JournalDamagedException>(reopened.ReadSnapshotAsync);
    });

    private async Task AppendChunksAsync(int count)
    {
        GrainJournal journal = await _fixture.OpenAsync();
        for (int i = 0; i < count; i++)
        {
            await journal.AppendAsync(new string('x', 250));
        }
    }

    private void Spoil(long chunk, Action<byte[]> change) =>
        _fixture.Storage.Spoil(JournalFixture.ChunkName(chunk), JournalFixture.Owner, bytes =>
        {
            change(bytes);
            return bytes;
        });
}
