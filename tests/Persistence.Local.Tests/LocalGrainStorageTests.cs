using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Trading.Storage;
using Trading.Testing;

namespace Trading.Persistence.Local.Tests;

/// <summary>What the local store promises beyond what any storage does, on a real disk.</summary>
public sealed class LocalGrainStorageTests : IDisposable
{
    private static readonly GrainId Grain = GrainId.Create("user", "oY01WVirLr");

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Second_process_in_the_folder_is_told_whose_it_is()
    {
        using LocalGrainStorage first = Open();
        first.Open();
        using LocalGrainStorage second = Open();
        var inUse = Assert.Throws<StoreInUseException>(second.Open);
        Assert.Contains(_folder.Path, inUse.Message, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId}", inUse.Message, StringComparison.Ordinal);
        await first.WriteStateAsync("state", Grain, new GrainState<string> { State = "goes on" });
    }

    [Fact]
    public async Task Folder_is_free_after_closing()
    {
        using (LocalGrainStorage first = Open())
        {
            await first.WriteStateAsync("state", Grain, new GrainState<string> { State = "kept" });
        }

        using LocalGrainStorage second = Open();
        var state = new GrainState<string>();
        await second.ReadStateAsync("state", Grain, state);
        Assert.Equal("kept", state.State);
    }

    [Fact]
    public async Task Clear_leaves_a_new_state_and_no_etag()
    {
        using LocalGrainStorage storage = Open();
        var state = new GrainState<Portfolio> { State = new Portfolio { Owner = "gone" } };
        await storage.WriteStateAsync("state", Grain, state);
        await storage.ClearStateAsync("state", Grain, state);
        Assert.Null(state.ETag);
        Assert.Equal("nobody", state.State!.Owner);
    }

    [Fact]
    public async Task Conflict_names_the_state_the_grain_and_both_etags()
    {
        using LocalGrainStorage storage = Open();
        var state = new GrainState<string> { State = "1" };
        await storage.WriteStateAsync("state", Grain, state);
        var conflict = await Assert.ThrowsAsync<InconsistentStateException>(
            () => storage.WriteStateAsync("state", Grain, new GrainState<string> { State = "2", ETag = "7777" }));
        Assert.Equal((state.ETag, "7777"), (conflict.StoredEtag, conflict.CurrentEtag));
        Assert.Contains("'state'", conflict.Message, StringComparison.Ordinal);
        Assert.Contains("user/oY01WVirLr", conflict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_state_is_stored_as_its_bytes()
    {
        using (LocalGrainStorage storage = Open())
        {
            var state = new GrainState<RawState> { State = new RawState { Bytes = "recognisable bytes"u8.ToArray() } };
            await storage.WriteStateAsync("raw", Grain, state);
        }

        byte[] segment = await File.ReadAllBytesAsync(Path.Combine(_folder.Path, Segment.FileName(1)));
        Assert.True(segment.AsSpan().IndexOf("recognisable bytes"u8) > 0);
    }

    [Fact]
    public async Task State_may_change_as_soon_as_the_write_has_begun()
    {
        using LocalGrainStorage storage = Open();
        byte[] bytes = [1, 2, 3];
        Task write = storage.WriteStateAsync("raw", Grain, new GrainState<RawState> { State = new RawState { Bytes = bytes } });
        bytes[0] = 99;
        await write;
        var read = new GrainState<RawState>();
        await storage.ReadStateAsync("raw", Grain, read);
        Assert.Equal((byte[])[1, 2, 3], read.State!.Bytes.ToArray());
    }

    [Fact]
    public async Task Writes_beyond_one_group_wait_and_all_arrive()
    {
        var options = new LocalStoreOptions { Path = _folder.Path, SegmentBytes = 1 << 20, MaxGroupBytes = 4096 };
        using var storage = new LocalGrainStorage("test", options, NullLogger<LocalGrainStorage>.Instance);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() => storage.WriteStateAsync(
            "raw", GrainId.Create("user", $"{i}"), new GrainState<RawState> { State = new RawState { Bytes = new byte[500] } }))));
        Assert.Equal(500, storage.Statistics.RecordCount);
        Assert.True(storage.Statistics.CommittedGroups >= 500 * 500 / 4096);
    }

    [Fact]
    public async Task Compaction_runs_beside_reads_and_writes()
    {
        var options = new LocalStoreOptions
        {
            Path = _folder.Path,
            SegmentBytes = 64 << 10,
            MaxGroupBytes = 16 << 10,
            CompactionMinBytes = 0,
            CompactionStepBytes = 2048,
        };
        using (var storage = new LocalGrainStorage("test", options, NullLogger<LocalGrainStorage>.Instance))
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() => WriteAndCheckAsync(storage, writer))));
            Assert.True(storage.Statistics.RemovedSegments > 10, storage.Statistics.ToString());
        }

        using var reopened = new LocalGrainStorage("test", options, NullLogger<LocalGrainStorage>.Instance);
        Assert.Equal(8 * 5, reopened.Statistics.RecordCount);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task WriteAndCheckAsync(LocalGrainStorage storage, int writer)
    {
        var states = Enumerable.Range(0, 5).Select(_ => new GrainState<RawState>()).ToArray();
        for (int i = 0; i < 300; i++)
        {
            var grain = GrainId.Create("user", $"{writer}-{i % 5}");
            byte[] bytes = new byte[200 + i];
            bytes.AsSpan().Fill((byte)(i & 0xFF));
            states[i % 5].State = new RawState { Bytes = bytes };
            await storage.WriteStateAsync("raw", grain, states[i % 5]);
            var read = new GrainState<RawState>();
            await storage.ReadStateAsync("raw", grain, read);
            Assert.Equal(states[i % 5].ETag, read.ETag);
            Assert.True(bytes.AsSpan().SequenceEqual(read.State!.Bytes.Span));
        }
    }

    private LocalGrainStorage Open() =>
        new("test", new LocalStoreOptions { Path = _folder.Path, SegmentBytes = 1 << 20 }, NullLogger<LocalGrainStorage>.Instance);
}
