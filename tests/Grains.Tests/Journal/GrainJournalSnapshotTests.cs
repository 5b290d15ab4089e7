using System.Text;
using Orleans.Storage;
using Trading.Journal;

namespace Trading.Grains.Tests.Journal;

public sealed class GrainJournalSnapshotTests
{
    private readonly JournalFixture _fixture = new();

    [Fact]
    public void Snapshot_is_there_for_the_next_activation_with_its_place() => TurnLoop.Run(async () =>
    {
        GrainJournal journal = await _fixture.OpenAsync();
        await journal.AppendAsync("one");
        await journal.WriteSnapshotAsync("state 1"u8.ToArray(), journal.End);
        await journal.AppendAsync("two");
        await journal.WriteSnapshotAsync("state 2"u8.ToArray(), journal.End);

        GrainJournal reopened = await _fixture.OpenAsync();
        JournalSnapshot snapshot = (await reopened.ReadSnapshotAsync())!;
        Assert.Equal("state 2", Encoding.UTF8.GetString(snapshot.State.Span));
        Assert.Equal(new JournalPosition(0, 2), snapshot.UpTo);
        await reopened.WriteSnapshotAsync("state 3"u8.ToArray(), reopened.End);
    });

    [Fact]
    public void Snapshot_of_entries_that_are_not_durable_is_refused() => TurnLoop.Run(async () =>
    {
        GrainJournal journal = await _fixture.OpenAsync();
        JournalPosition first = await journal.AppendAsync("one");
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => journal.WriteSnapshotAsync("state"u8.ToArray(), first with { Index = first.Index + 2 }));
        await journal.AppendAsync("still works");
    });

    [Fact]
    public void Snapshots_that_interleave_do_not_conflict_with_each_other() => TurnLoop.Run(async () =>
    {
        GrainJournal journal = await _fixture.OpenAsync();
        _fixture.Storage.BeforeWrite = async _ => await Task.Yield();
        await Task.WhenAll(
            journal.WriteSnapshotAsync("1"u8.ToArray(), default),
            journal.WriteSnapshotAsync("2"u8.ToArray(), default),
            journal.AppendAsync("entry"),
            journal.WriteSnapshotAsync("3"u8.ToArray(), default));
        Assert.Equal("3", Encoding.UTF8.GetString((await journal.ReadSnapshotAsync())!.State.Span));
        Assert.Equal(["entry"], await _fixture.ReadAllAsync());
    });

    [Fact]
    public void Snapshot_of_a_second_activation_stops_the_first() => TurnLoop.Run(async () =>
    {
        GrainJournal first = await _fixture.OpenAsync();
        await first.WriteSnapshotAsync("1"u8.ToArray(), default);
        GrainJournal second = await _fixture.OpenAsync();
        await second.WriteSnapshotAsync("2"u8.ToArray(), default);
        await Assert.ThrowsAsync<InconsistentStateException>(() => first.WriteSnapshotAsync("3"u8.ToArray(), default));
        await Assert.ThrowsAsync<InconsistentStateException>(() => first.AppendAsync("entry"));
    });

    [Fact]
    public void Trimmed_chunks_are_gone_and_the_rest_stays() => TurnLoop.Run(async () =>
    {
        GrainJournal journal = await AppendChunksAsync(10);
        await journal.TrimAsync(7);

        Assert.Equal(7, journal.FirstChunk);
        Assert.Null(await journal.ReadChunkAsync(6));
        Assert.Equal(["7", "8", "9"], await TrimmedEntriesAsync(journal));
        Assert.Equal(["7", "8", "9"], await TrimmedEntriesAsync(await _fixture.OpenAsync()));
        Assert.Equal(
            ["events-0000000007", "events-0000000008", "events-0000000009", "events-head"], _fixture.Storage.StateNames);

        await journal.AppendAsync($"10{new string('x', 250)}");
        await journal.TrimAsync(long.MaxValue);
        Assert.Equal(["10"], await TrimmedEntriesAsync(await _fixture.OpenAsync()));
    });

    [Fact]
    public void Trimming_back_or_of_an_empty_journal_does_nothing() => TurnLoop.Run(async () =>
    {
        GrainJournal empty = await _fixture.OpenAsync();
        await empty.TrimAsync(5);
        Assert.Empty(_fixture.Storage.StateNames);

        GrainJournal journal = await AppendChunksAsync(5);
        await journal.TrimAsync(3);
        await journal.TrimAsync(1);
        Assert.Equal(3, journal.FirstChunk);
        Assert.Equal(["3", "4"], await TrimmedEntriesAsync(await _fixture.OpenAsync()));
    });

    [Fact]
    public void Crash_at_any_point_of_trimming_leaves_a_journal_that_can_be_trimmed_again() => TurnLoop.Run(async () =>
    {
        for (int failing = 1; failing <= 8; failing++)
        {
            foreach (bool hadEffect in (bool[])[false, true])
            {
                var test = new GrainJournalSnapshotTests();
                GrainJournal journal = await test.AppendChunksAsync(10);
                int writesLeft = failing;
                Task FailLast(string name) => --writesLeft <= 0 ? Task.FromException(new IOException()) : Task.CompletedTask;
                test._fixture.Storage.BeforeWrite = hadEffect ? null : FailLast;
                test._fixture.Storage.AfterWrite = hadEffect ? FailLast : null;
                await Assert.ThrowsAsync<IOException>(() => journal.TrimAsync(7));
                test._fixture.Storage.BeforeWrite = null;
                test._fixture.Storage.AfterWrite = null;

                GrainJournal reopened = await test._fixture.OpenAsync();
                Assert.Equal(["7", "8", "9"], (await TrimmedEntriesAsync(reopened)).TakeLast(3));
                await reopened.TrimAsync(8);
                Assert.Equal(
                    ["events-0000000008", "events-0000000009", "events-head"], test._fixture.Storage.StateNames);
            }
        }
    });

    [Fact]
    public void Appends_go_on_while_chunks_are_trimmed() => TurnLoop.Run(async () =>
    {
        GrainJournal journal = await AppendChunksAsync(10);
        _fixture.Storage.BeforeWrite = async _ => await Task.Yield();
        Task trim = journal.TrimAsync(9);
        for (int i = 10; i < 20; i++)
        {
            await journal.AppendAsync($"{i}{new string('x', 250)}");
        }

        await trim;
        Assert.Equal(Enumerable.Range(9, 11).Select(i => $"{i}"), await TrimmedEntriesAsync(await _fixture.OpenAsync()));
    });

    /// <summary>One entry in each chunk, which begins with the chunk's number.</summary>
    private async Task<GrainJournal> AppendChunksAsync(int count)
    {
        GrainJournal journal = await _fixture.OpenAsync();
        for (int i = 0; i < count; i++)
        {
            await journal.AppendAsync($"{i}{new string('x', 250)}");
        }

        return journal;
    }

    private static async Task<IEnumerable<string>> TrimmedEntriesAsync(GrainJournal journal) =>
        (await JournalFixture.ReadAllAsync(journal)).Select(entry => entry.TrimEnd('x'));
}
