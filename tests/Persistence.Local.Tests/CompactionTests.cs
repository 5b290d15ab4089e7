namespace Trading.Persistence.Local.Tests;

public sealed class CompactionTests
{
    private readonly SimulatedDisk _disk = new();

    [Fact]
    public void Replaced_records_give_their_room_back()
    {
        using var store = new StoreUnderTest(_disk, StoreUnderTest.SmallSegments);
        for (int i = 0; i < 2000; i++)
        {
            store.Put($"key{i % 5}", $"payload {i}");
            store.CommitAll();
        }

        LocalStoreStatistics statistics = store.Store.Statistics;
        Assert.True(statistics.RemovedSegments > 20, statistics.ToString());
        Assert.InRange(statistics.SegmentCount, 1, 3);
        Assert.Equal(statistics.SegmentCount + 1, _disk.Names.Count);
        for (int i = 1995; i < 2000; i++)
        {
            Assert.Equal($"payload {i}", store.Read($"key{i % 5}"));
        }
    }

    [Fact]
    public void Record_that_is_never_written_again_is_moved_and_keeps_its_version()
    {
        using var store = new StoreUnderTest(_disk, StoreUnderTest.SmallSegments);
        long version = store.Put("old", "stays");
        for (int i = 0; i < 500; i++)
        {
            store.Put("new", $"payload {i}");
            store.CommitAll();
        }

        Assert.DoesNotContain(Segment.FileName(1), _disk.Names.Keys);
        Assert.Equal("stays", store.Read("old"));
        Assert.Equal(version, store.VersionOf("old"));
    }

    [Fact]
    public void Cleared_keys_leave_nothing_behind()
    {
        using var store = new StoreUnderTest(_disk, StoreUnderTest.SmallSegments);
        for (int i = 0; i < 500; i++)
        {
            store.Put($"key{i}", "payload");
            store.Clear($"key{i}");
            store.CommitAll();
        }

        Assert.Equal(0, store.Store.Statistics.RecordCount);
        Assert.InRange(store.Store.Statistics.StoredBytes, 0, 3 * 2048);
    }

    [Fact]
    public void Cleared_key_stays_cleared_while_an_older_record_of_it_is_stored()
    {
        // The put stays in a segment that is not worth compacting; the clear's own segment becomes garbage around it.
        var store = new StoreUnderTest(_disk, StoreUnderTest.SmallSegments);
        store.Put("gone", "payload");
        for (int i = 0; i < 12; i++)
        {
            store.Put($"kept{i}", new string('k', 120));
        }

        store.Clear("gone");
        for (int i = 0; i < 200; i++)
        {
            store.Put("busy", $"payload {i}");
            store.CommitAll();
        }

        Assert.Contains(Segment.FileName(1), _disk.Names.Keys);
        Assert.True(store.Store.Statistics.RemovedSegments > 2);
        using var reopened = new StoreUnderTest(_disk.AfterKill(), StoreUnderTest.SmallSegments);
        Assert.Null(reopened.Read("gone"));
        Assert.Equal("payload 199", reopened.Read("busy"));
    }

    [Fact]
    public void Garbage_below_the_limit_is_left()
    {
        var options = new LocalStoreOptions { SegmentBytes = 2048, MaxGroupBytes = 1024, CompactionMinBytes = 1 << 20 };
        using var store = new StoreUnderTest(_disk, options);
        for (int i = 0; i < 200; i++)
        {
            store.Put("key", $"payload {i}");
        }

        Assert.Equal(0, store.Store.Statistics.RemovedSegments);
        Assert.True(store.Store.Statistics.GarbageBytes > 5000);
    }

    [Fact]
    public void Segment_stays_until_the_write_that_replaces_its_last_record_is_durable()
    {
        using var store = new StoreUnderTest(_disk, StoreUnderTest.SmallSegments);
        store.Put("slow", "1");
        while (store.Store.Statistics.SegmentCount == 1)
        {
            store.Put("busy", new string('x', 200));
        }

        // The write joins while the group before is flushed; then compaction meets the record that it changes, and nothing else to copy.
        long version = store.VersionOf("slow");
        Admission change = default;
        _disk.DuringFlush = () =>
        {
            _disk.DuringFlush = null;
            change = store.TryPut("slow", version, "2");
        };
        long busy = store.VersionOf("busy");
        store.TryPut("busy", busy, "x");
        store.Commit();
        Assert.Equal(AdmissionStatus.Accepted, change.Status);
        Assert.Equal(0, store.Store.Statistics.RemovedSegments);

        _disk.FailingChange = _disk.Changes + 1;
        store.CommitAll();

        Assert.True(change.Group.IsLost());
        using var reopened = new StoreUnderTest(_disk.AfterKill(), StoreUnderTest.SmallSegments);
        Assert.Equal("1", reopened.Read("slow"));
    }

    [Fact]
    public void Record_that_a_write_on_its_way_replaces_is_not_copied_behind_it()
    {
        var store = new StoreUnderTest(_disk, StoreUnderTest.SmallSegments);
        store.Put("slow", "1");
        while (store.Store.Statistics.SegmentCount == 1)
        {
            store.Put("busy", new string('x', 200));
        }

        long version = store.VersionOf("slow");
        _disk.DuringFlush = () =>
        {
            _disk.DuringFlush = null;
            store.TryPut("slow", version, "2");
        };
        store.TryPut("busy", store.VersionOf("busy"), "x");
        store.CommitAll();

        Assert.Equal(1, store.Store.Statistics.RemovedSegments);
        Assert.Equal("2", store.Read("slow"));
        using var reopened = new StoreUnderTest(_disk.AfterKill(), StoreUnderTest.SmallSegments);
        Assert.Equal("2", reopened.Read("slow"));
    }

    [Fact]
    public void Reader_of_a_segment_that_is_removed_reads_to_the_end()
    {
        using var store = new StoreUnderTest(_disk);
        Segment segment = Segment.Open(_disk, 1);
        segment.Acquire();

        segment.Release();
        Assert.True(segment.File.Length > 0);

        segment.Release();
        Assert.Throws<ObjectDisposedException>(() => segment.File.Length);
    }

    /// <summary>Kills the process, or cuts the power, at every single call to the disk while segments are compacted.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Crash_at_any_point_of_compaction_loses_nothing_and_brings_nothing_back(bool powerCut)
    {
        int crashes = 0;
        for (int failing = 1; ; failing++)
        {
            var disk = new SimulatedDisk { FailingChange = failing };
            var expected = new Dictionary<string, List<string?>>();
            RunUntilCrash(disk, expected);
            if (!disk.HasFailed)
            {
                break;
            }

            crashes++;
            for (int seed = 0; seed < (powerCut ? 5 : 1); seed++)
            {
                SimulatedDisk left = powerCut ? disk.AfterPowerCut(new Random((failing * 31) + seed)) : disk.AfterKill();
                using var reopened = new StoreUnderTest(left, StoreUnderTest.SmallSegments);
                Assert.All(expected, pair => Assert.Contains(reopened.Read(pair.Key), pair.Value));
                reopened.Put("after", "works");
                reopened.CommitAll();
                Assert.All(expected, pair => Assert.Contains(reopened.Read(pair.Key), pair.Value));
            }
        }

        Assert.True(crashes > 150, $"{crashes} crashes");
    }

    /// <summary>
    /// The process is killed with names on their way to the disk; the next start is cut off by a power cut at each of its calls.
    /// </summary>
    [Fact]
    public void Power_cut_in_the_start_after_a_kill_loses_nothing()
    {
        for (int failing = 1; ; failing++)
        {
            for (int inStart = 1; inStart <= 8; inStart++)
            {
                var disk = new SimulatedDisk { FailingChange = failing };
                var expected = new Dictionary<string, List<string?>>();
                RunUntilCrash(disk, expected);
                if (!disk.HasFailed)
                {
                    Assert.True(failing > 150);
                    return;
                }

                SimulatedDisk killed = disk.AfterKill();
                killed.FailingChange = inStart;
                StartUntilCrash(killed);
                var random = new Random((failing * 31) + inStart);
                for (int i = 0; i < 8; i++)
                {
                    using var reopened = new StoreUnderTest(killed.AfterPowerCut(random), StoreUnderTest.SmallSegments);
                    Assert.All(expected, pair => Assert.Contains(reopened.Read(pair.Key), pair.Value));
                }
            }
        }
    }

    private static void StartUntilCrash(SimulatedDisk disk)
    {
        try
        {
            _ = new StoreUnderTest(disk, StoreUnderTest.SmallSegments);
            Assert.False(disk.HasFailed);
        }
        catch (IOException)
        {
            Assert.True(disk.HasFailed);
        }
    }

    /// <summary>Notes for each key what it may hold after a crash: the acknowledged value, and the one on its way.</summary>
    private static void RunUntilCrash(SimulatedDisk disk, Dictionary<string, List<string?>> expected)
    {
        try
        {
            var store = new StoreUnderTest(disk, StoreUnderTest.SmallSegments);
            for (int i = 0; i < 60; i++)
            {
                string key = i % 4 == 0 ? $"once{i}" : $"key{i % 3}";
                string? before = store.Read(key);
                string? after = i % 7 == 6 && before is not null ? null : $"payload {i} {new string('x', 60)}";
                expected[key] = [before, after];
                Admission admission = after is null
                    ? store.TryClear(key, store.VersionOf(key))
                    : store.TryPut(key, store.VersionOf(key), after);
                store.CommitAll();
                if (!admission.Group.IsDurable())
                {
                    return;
                }

                expected[key] = [after];
                if (store.Store.Statistics.Stopped)
                {
                    return;
                }
            }

            Assert.True(store.Store.Statistics.RemovedSegments > 2);
            store.Dispose();
        }
        catch (IOException)
        {
            // The store was being made.
        }
    }
}
