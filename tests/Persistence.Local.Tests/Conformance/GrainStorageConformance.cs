using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Trading.Storage;

namespace Trading.Persistence.Local.Tests;

/// <summary>What grains rely on, of any grain storage. A class that derives from this says which.</summary>
public abstract class GrainStorageConformance : IAsyncLifetime
{
    private protected IGrainStorage Storage { get; private set; } = null!;

    /// <summary>A grain that no other test has, because a storage may keep its records from one run to the next.</summary>
    private protected static GrainId NewGrain() =>
        GrainId.Create("conformance", Guid.NewGuid().ToString("N"));

    public async Task InitializeAsync() => Storage = await OpenAsync();

    public abstract Task DisposeAsync();

    private protected abstract Task<IGrainStorage> OpenAsync();

    /// <summary>Closes the storage and opens it again, if it is one that can be.</summary>
    private protected virtual Task<IGrainStorage> ReopenAsync() => Task.FromResult(Storage);

    [SkippableFact]
    public async Task Read_of_nothing_gives_a_new_state_without_an_etag()
    {
        var state = new GrainState<Portfolio> { State = new Portfolio { Owner = "before" }, ETag = null, RecordExists = true };
        await Storage.ReadStateAsync("portfolio", NewGrain(), state);
        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.Equal("nobody", state.State!.Owner);
    }

    [SkippableFact]
    public async Task Written_state_is_read_back_whole()
    {
        GrainId grain = NewGrain();
        var written = new GrainState<Portfolio>
        {
            State = new Portfolio
            {
                Owner = "Ünï \"quoted\" \0 \u2028 名",
                Cash = 63511.53m,
                Shares = { ["S"] = int.MaxValue, [""] = -1 },
                Opened = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
                Before = new Portfolio { Owner = "inner" },
            },
        };
        await Storage.WriteStateAsync("portfolio", grain, written);
        Assert.True(written.RecordExists);
        Assert.False(string.IsNullOrEmpty(written.ETag));

        GrainState<Portfolio> read = await ReadAsync<Portfolio>("portfolio", grain);
        Assert.True(read.RecordExists);
        Assert.Equal(written.ETag, read.ETag);
        Assert.Equivalent(written.State, read.State, strict: true);
        Assert.NotSame(written.State, read.State);
    }

    [SkippableFact]
    public async Task Every_write_changes_the_etag()
    {
        GrainId grain = NewGrain();
        var state = new GrainState<Portfolio> { State = new Portfolio() };
        var etags = new HashSet<string?> { null };
        for (int i = 0; i < 20; i++)
        {
            await Storage.WriteStateAsync("portfolio", grain, state);
            Assert.True(etags.Add(state.ETag), $"write {i} gave an ETag for the second time");
        }
    }

    [SkippableFact]
    public async Task Write_with_an_old_etag_conflicts_and_changes_nothing()
    {
        GrainId grain = NewGrain();
        var first = new GrainState<Portfolio> { State = new Portfolio { Owner = "first" } };
        await Storage.WriteStateAsync("portfolio", grain, first);
        GrainState<Portfolio> second = await ReadAsync<Portfolio>("portfolio", grain);
        second.State!.Owner = "second";
        await Storage.WriteStateAsync("portfolio", grain, second);

        first.State!.Owner = "too late";
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("portfolio", grain, first));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync("portfolio", grain, first));

        GrainState<Portfolio> read = await ReadAsync<Portfolio>("portfolio", grain);
        Assert.Equal(("second", second.ETag), (read.State!.Owner, read.ETag));
    }

    [SkippableFact]
    public async Task Second_creation_conflicts()
    {
        GrainId grain = NewGrain();
        await Storage.WriteStateAsync("portfolio", grain, new GrainState<Portfolio> { State = new Portfolio { Owner = "first" } });
        await Assert.ThrowsAsync<InconsistentStateException>(
            () => Storage.WriteStateAsync("portfolio", grain, new GrainState<Portfolio> { State = new Portfolio() }));
        Assert.Equal("first", (await ReadAsync<Portfolio>("portfolio", grain)).State!.Owner);
    }

    [SkippableFact]
    public async Task Write_of_what_was_never_read_conflicts_where_there_is_nothing()
    {
        var state = new GrainState<Portfolio> { State = new Portfolio(), ETag = "12345678901234567890123456789012" };
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("portfolio", NewGrain(), state));
    }

    [SkippableFact]
    public async Task Cleared_state_is_gone_and_can_be_written_again()
    {
        GrainId grain = NewGrain();
        var state = new GrainState<Portfolio> { State = new Portfolio { Owner = "gone" } };
        await Storage.WriteStateAsync("portfolio", grain, state);
        string? before = state.ETag;
        await Storage.ClearStateAsync("portfolio", grain, state);
        Assert.False(state.RecordExists);
        Assert.NotEqual(before, state.ETag);

        GrainState<Portfolio> read = await ReadAsync<Portfolio>("portfolio", grain);
        Assert.False(read.RecordExists);
        Assert.Equal("nobody", read.State!.Owner);

        state.State = new Portfolio { Owner = "again" };
        await Storage.WriteStateAsync("portfolio", grain, state);
        Assert.True(state.RecordExists);
        Assert.NotEqual(before, state.ETag);
        Assert.Equal("again", (await ReadAsync<Portfolio>("portfolio", grain)).State!.Owner);
    }

    [SkippableFact]
    public async Task Clear_of_nothing_is_no_error()
    {
        var state = new GrainState<Portfolio> { State = new Portfolio() };
        await Storage.ClearStateAsync("portfolio", NewGrain(), state);
        Assert.False(state.RecordExists);
    }

    [SkippableFact]
    public async Task States_are_apart_by_name_and_grain_whatever_the_names_are()
    {
        string key = Guid.NewGuid().ToString("N");
        (string Name, GrainId Grain)[] places =
        [
            ("a", GrainId.Create("b", key)), ("a", GrainId.Create("b", key + "/c")), ("a/b", GrainId.Create("b", key)),
            ("A", GrainId.Create("b", key)), ("a", GrainId.Create("B", key)), ("ä", GrainId.Create("b", key)),
            ("a", GrainId.Create("ba", key)), ("ab", GrainId.Create("a", key)), ("a", GrainId.Create("b", key + "名")),
        ];
        foreach ((string name, GrainId grain) in places)
        {
            var state = new GrainState<Portfolio> { State = new Portfolio { Owner = $"{name} of {grain}" } };
            await Storage.WriteStateAsync(name, grain, state);
        }

        foreach ((string name, GrainId grain) in places)
        {
            Assert.Equal($"{name} of {grain}", (await ReadAsync<Portfolio>(name, grain)).State!.Owner);
        }
    }

    [SkippableFact]
    public async Task States_of_many_types_come_back()
    {
        GrainId grain = NewGrain();
        await RoundTripAsync("int", grain, 42);
        await RoundTripAsync("long", grain, long.MinValue);
        await RoundTripAsync("text", grain, "text");
        await RoundTripAsync("array", grain, (int[])[1, 2, 3]);
        await RoundTripAsync("list", grain, new List<string> { "a", "", "b" });
        await RoundTripAsync("map", grain, new Dictionary<string, decimal> { ["x"] = 0.000001m });
        await RoundTripAsync("bytes", grain, (byte[])[0, 255, 1]);
        await RoundTripAsync("guid", grain, Guid.NewGuid());
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(70_000)]
    [InlineData(5_000_000)]
    public async Task Raw_state_of_any_size_comes_back(int size)
    {
        byte[] bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        GrainId grain = NewGrain();
        var state = new GrainState<RawState> { State = new RawState { Bytes = bytes } };
        await Storage.WriteStateAsync("raw", grain, state);
        GrainState<RawState> read = await ReadAsync<RawState>("raw", grain);
        Assert.True(read.RecordExists);
        Assert.Equal(state.ETag, read.ETag);
        Assert.True(bytes.AsSpan().SequenceEqual(read.State!.Bytes.Span));
    }

    [SkippableFact]
    public async Task Of_concurrent_writers_one_wins_each_round()
    {
        const int Writers = 16;
        const int Rounds = 25;
        GrainId grain = NewGrain();
        for (int round = 0; round < Rounds; round++)
        {
            string? etag = (await ReadAsync<Portfolio>("portfolio", grain)).ETag;
            var attempts = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => TryWriteAsync(grain, etag, $"{round}-{writer}")));
            string[] winners = [.. (await Task.WhenAll(attempts)).OfType<string>()];
            Assert.Equal(winners.Single(), (await ReadAsync<Portfolio>("portfolio", grain)).State!.Owner);
        }
    }

    [SkippableFact]
    public async Task Many_grains_write_at_once_and_all_is_there_after_reopening()
    {
        GrainId[] grains = [.. Enumerable.Range(0, 200).Select(_ => NewGrain())];
        await Task.WhenAll(grains.Select(grain => Task.Run(async () =>
        {
            var state = new GrainState<Portfolio> { State = new Portfolio { Owner = grain.ToString() } };
            for (int i = 1; i <= 20; i++)
            {
                state.State.Cash = i;
                await Storage.WriteStateAsync("portfolio", grain, state);
            }
        })));

        Storage = await ReopenAsync();
        foreach (GrainId grain in grains)
        {
            GrainState<Portfolio> read = await ReadAsync<Portfolio>("portfolio", grain);
            Assert.Equal((grain.ToString(), 20), (read.State!.Owner, read.State.Cash));
            await Storage.WriteStateAsync("portfolio", grain, read);
        }
    }

    private async Task<string?> TryWriteAsync(GrainId grain, string? etag, string owner)
    {
        var state = new GrainState<Portfolio> { State = new Portfolio { Owner = owner }, ETag = etag, RecordExists = etag is not null };
        try
        {
            await Storage.WriteStateAsync("portfolio", grain, state);
            return owner;
        }
        catch (InconsistentStateException)
        {
            return null;
        }
    }

    private async Task RoundTripAsync<T>(string name, GrainId grain, T value)
    {
        await Storage.WriteStateAsync(name, grain, new GrainState<T> { State = value });
        Assert.Equal(value, (await ReadAsync<T>(name, grain)).State);
    }

    private protected async Task<GrainState<T>> ReadAsync<T>(string name, GrainId grain)
    {
        var state = new GrainState<T>();
        await Storage.ReadStateAsync(name, grain, state);
        return state;
    }
}
