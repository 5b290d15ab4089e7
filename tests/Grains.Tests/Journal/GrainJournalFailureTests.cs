using Orleans.Storage;
using Trading.Journal;

namespace Trading.Grains.Tests.Journal;

public sealed class GrainJournalFailureTests
{
    private readonly JournalFixture _fixture = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(7)]
    public void Second_activation_fails_at_its_first_append_after_one_of_the_other(int entriesBefore) => TurnLoop.Run(async () =>
    {
        GrainJournal first = await _fixture.OpenAsync();
        for (int i = 0; i < entriesBefore; i++)
        {
            await first.AppendAsync(new string('x', 50));
        }

        GrainJournal second = await _fixture.OpenAsync();
        await second.AppendAsync("second");
        await Assert.ThrowsAsync<InconsistentStateException>(() => first.AppendAsync("first"));
        await Assert.ThrowsAsync<InconsistentStateException>(() => first.AppendAsync("first again"));
        Assert.True(first.HasFailed);

        await second.AppendAsync("second again");
        Assert.Equal(["second", "second again"], (await _fixture.ReadAllAsync()).Skip(entriesBefore));
    });

    [Fact]
    public void Of_two_activations_a_large_group_of_one_stops_the_other_in_every_case() => TurnLoop.Run(async () =>
    {
        GrainJournal first = await _fixture.OpenAsync();
        await first.AppendAsync("one");
        GrainJournal second = await _fixture.OpenAsync();
        TaskCompletionSource hold = _fixture.HoldWrites();
        Task[] group = [.. Enumerable.Range(0, 30).Select(_ => second.AppendAsync(new string('x', 300)))];
        hold.SetResult();
        await Task.WhenAll(group);
        await Assert.ThrowsAsync<InconsistentStateException>(() => first.AppendAsync(new string('y', 900)));
        Assert.Equal(31, (await _fixture.ReadAllAsync()).Count);
    });

    /// <summary>
    /// Activations come and go and append as they like; what was acknowledged is there once and in order, and nothing else.
    /// </summary>
    [Fact]
    public void Any_number_of_activations_make_one_journal() => TurnLoop.Run(async () =>
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var fixture = new JournalFixture();
            var journals = new List<GrainJournal> { await fixture.OpenAsync() };
            var acknowledged = new List<string>();
            int refused = 0;
            for (int i = 0; i < 60; i++)
            {
                if (random.Next(4) == 0)
                {
                    journals.Add(await fixture.OpenAsync());
                }

                string entry = $"{i}{new string('x', random.Next(random.Next(10) == 0 ? 900 : 80))}";
                try
                {
                    await journals[random.Next(journals.Count)].AppendAsync(entry);
                    acknowledged.Add(entry);
                }
                catch (InconsistentStateException)
                {
                    refused++;
                }
            }

            Assert.Equal(acknowledged, await fixture.ReadAllAsync());
            Assert.True(refused > 0);
        }
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_a_failed_write_nothing_is_taken_any_more(bool hadEffect) => TurnLoop.Run(async () =>
    {
        GrainJournal journal = await _fixture.OpenAsync();
        await journal.AppendAsync("before");
        var fail = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _fixture.Storage.BeforeWrite = hadEffect ? null : _ => fail.Task;
        _fixture.Storage.AfterWrite = hadEffect ? _ => fail.Task : null;
        Task writing = journal.AppendAsync("unknown");
        Task waiting = journal.AppendAsync("never");
        fail.SetException(new IOException("no route to the storage"));
        await Assert.ThrowsAsync<IOException>(() => writing);
        await Assert.ThrowsAsync<IOException>(() => waiting);
        _fixture.Storage.BeforeWrite = null;
        _fixture.Storage.AfterWrite = null;

        await Assert.ThrowsAsync<IOException>(() => journal.AppendAsync("later"));
        await Assert.ThrowsAsync<IOException>(() => journal.WriteSnapshotAsync("state"u8.ToArray(), default));
        Assert.Equal(new JournalPosition(0, 1), journal.End);
        Assert.Equal(hadEffect ? ["before", "unknown"] : ["before"], await _fixture.ReadAllAsync());
    });

    /// <summary>Every write of a long run fails once, before or after its effect; the next activation goes on.</summary>
    [Fact]
    public void Acknowledged_entry_survives_every_failed_write() => TurnLoop.Run(async () =>
    {
        int unknownKept = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var fixture = new JournalFixture();
            var acknowledged = new List<string>();
            for (int activation = 0; activation < 6; activation++)
            {
                int writesLeft = random.Next(1, 25);
                bool hadEffect = random.Next(2) == 0;
                Task FailLast(string name) => --writesLeft <= 0 ? Task.FromException(new IOException()) : Task.CompletedTask;
                fixture.Storage.BeforeWrite = hadEffect ? null : FailLast;
                fixture.Storage.AfterWrite = hadEffect ? FailLast : null;
                List<string> submitted = await AppendUntilFailureAsync(fixture, random, acknowledged);

                fixture.Storage.BeforeWrite = null;
                fixture.Storage.AfterWrite = null;
                List<string> stored = await fixture.ReadAllAsync();
                Assert.Equal(acknowledged, stored.Take(acknowledged.Count));
                Assert.Equal(submitted.Take(stored.Count - acknowledged.Count), stored.Skip(acknowledged.Count));
                unknownKept += stored.Count - acknowledged.Count;
                acknowledged = stored;
            }
        }

        Assert.True(unknownKept > 100, $"{unknownKept} entries");
    });

    /// <returns>What was submitted and not acknowledged, in order.</returns>
    private static async Task<List<string>> AppendUntilFailureAsync(JournalFixture fixture, Random random, List<string> acknowledged)
    {
        GrainJournal journal = await fixture.OpenAsync();
        while (true)
        {
            int count = random.Next(1, 4);
            string[] entries = [.. Enumerable.Range(0, count).Select(_ => $"{random.Next()}{new string('x', random.Next(300))}")];
            Task[] appends = [.. entries.Select(entry => journal.AppendAsync(entry))];
            await Task.WhenAll(appends)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            int done = appends.TakeWhile(append => append.IsCompletedSuccessfully).Count();
            Assert.DoesNotContain(appends.Skip(done), append => append.IsCompletedSuccessfully);
            acknowledged.AddRange(entries.Take(done));
            if (done < entries.Length)
            {
                return [.. entries.Skip(done)];
            }
        }
    }
}
