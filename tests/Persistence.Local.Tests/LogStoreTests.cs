using System.Text;

namespace Trading.Persistence.Local.Tests;

public sealed class LogStoreTests
{
    private readonly SimulatedDisk _disk = new();

    [Fact]
    public void Write_is_not_acknowledged_before_its_flush()
    {
        using var store = new StoreUnderTest(_disk);
        Admission admission = store.TryPut("a", 0, "1");
        Assert.Equal(AdmissionStatus.Accepted, admission.Status);
        Assert.False(admission.Group!.Committed.IsCompleted);

        store.Commit();

        Assert.True(admission.Group.IsDurable());
        Assert.Equal("1", store.Read("a"));
        Assert.Equal(admission.Version, store.VersionOf("a"));
    }

    [Fact]
    public void Writes_that_wait_share_one_write_and_one_flush()
    {
        using var store = new StoreUnderTest(_disk);
        int before = _disk.Changes;
        for (int i = 0; i < 100; i++)
        {
            Assert.Equal(AdmissionStatus.Accepted, store.TryPut($"key{i}", 0, "payload").Status);
        }

        store.Commit();

        Assert.Equal(2, _disk.Changes - before);
        Assert.Equal(100, store.Store.Statistics.RecordCount);
        Assert.Equal(1, store.Store.Statistics.CommittedGroups);
    }

    [Fact]
    public void Next_segment_is_announced_once_after_half_of_one_is_full()
    {
        using var store = new StoreUnderTest(_disk, new LocalStoreOptions { SegmentBytes = 4096 });
        int[] announcedAt = [0, 0, 0, 0];
        for (int put = 1; store.Store.Statistics.SegmentCount < 4; put++)
        {
            store.Put($"key{put:D3}", new string('x', 100));
            announcedAt[_disk.Prepared.Count] = put;
            Assert.InRange(_disk.Prepared.Count, store.Store.Statistics.SegmentCount - 1, store.Store.Statistics.SegmentCount);
        }

        int first = announcedAt[0] + 1;
        int fits = announcedAt[1] - announcedAt[0];
        Assert.InRange(first, fits / 2, (fits / 2) + 2);
        Assert.Equal(fits, announcedAt[2] - announcedAt[1]);
        Assert.Equal([4096L, 4096L, 4096L], _disk.Prepared);
    }

    [Fact]
    public void Write_with_an_old_version_conflicts_and_says_the_current_one()
    {
        using var store = new StoreUnderTest(_disk);
        long first = store.Put("a", "1");
        long second = store.Put("a", "2");

        Assert.NotEqual(first, second);
        Assert.Equal(new Admission(AdmissionStatus.Conflict, second, null), store.TryPut("a", first, "3"));
        Assert.Equal(new Admission(AdmissionStatus.Conflict, second, null), store.TryPut("a", 0, "3"));
        Assert.Equal(new Admission(AdmissionStatus.Conflict, second, null), store.TryClear("a", first));
        Assert.Equal(new Admission(AdmissionStatus.Conflict, 0, null), store.TryPut("b", second, "3"));
    }

    [Fact]
    public void Write_conflicts_with_one_that_is_still_on_its_way()
    {
        using var store = new StoreUnderTest(_disk);
        Admission create = store.TryPut("a", 0, "1");
        Assert.Equal(AdmissionStatus.Conflict, store.TryPut("a", 0, "2").Status);
        store.Commit();

        Admission clear = store.TryClear("a", create.Version);
        Assert.Equal(AdmissionStatus.Conflict, store.TryPut("a", create.Version, "3").Status);
        Admission again = store.TryPut("a", 0, "4");
        store.Commit();

        Assert.True(clear.Group.IsDurable());
        Assert.Equal(AdmissionStatus.Accepted, again.Status);
        Assert.Equal("4", store.Read("a"));
    }

    [Fact]
    public void Read_waits_for_a_change_on_its_way()
    {
        using var store = new StoreUnderTest(_disk);
        long version = store.Put("a", "1");
        Admission change = store.TryPut("a", version, "2");

        Assert.False(store.Store.TryRead("a"u8, out _, out CommitGroup? pending));
        Assert.Same(change.Group, pending);
        store.Commit();

        Assert.Equal("2", store.Read("a"));
    }

    [Fact]
    public void Clear_of_nothing_writes_nothing()
    {
        using var store = new StoreUnderTest(_disk);
        Assert.Equal(AdmissionStatus.Nothing, store.TryClear("a", 0).Status);
        Assert.False(store.Commit());
    }

    [Fact]
    public void Version_never_comes_back_after_a_clear()
    {
        using var store = new StoreUnderTest(_disk);
        long first = store.Put("a", "1");
        store.Clear("a");
        Assert.Null(store.Read("a"));
        long second = store.Put("a", "1");
        Assert.True(second > first);
    }

    [Fact]
    public void Full_group_makes_writers_wait_for_it()
    {
        using var store = new StoreUnderTest(_disk, StoreUnderTest.SmallSegments);
        Admission first = store.TryPut("a", 0, new string('x', 900));
        Admission second = store.TryPut("b", 0, new string('y', 900));

        Assert.Equal(AdmissionStatus.Full, second.Status);
        Assert.Same(first.Group, second.Group);
        store.Commit();
        Assert.Equal(AdmissionStatus.Accepted, store.TryPut("b", 0, new string('y', 900)).Status);
    }

    [Fact]
    public void Record_larger_than_a_segment_gets_one_of_its_own()
    {
        string big = new('x', 10_000);
        using (var store = new StoreUnderTest(_disk, StoreUnderTest.SmallSegments))
        {
            store.Put("small", "1");
            store.Put("big", big);
            store.Put("other", "2");
            Assert.True(store.Store.Statistics.SegmentCount >= 2);
        }

        using var reopened = new StoreUnderTest(_disk, StoreUnderTest.SmallSegments);
        Assert.Equal(("1", big, "2"), (reopened.Read("small"), reopened.Read("big"), reopened.Read("other")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(1000)]
    public void Payload_of_any_length_comes_back(int length)
    {
        string payload = new('p', length);
        using (var store = new StoreUnderTest(_disk))
        {
            store.Put("a", payload);
            Assert.Equal(payload, store.Read("a"));
        }

        using var reopened = new StoreUnderTest(_disk);
        Assert.Equal(payload, reopened.Read("a"));
    }

    [Fact]
    public void Key_or_payload_beyond_the_limits_is_refused()
    {
        using var store = new StoreUnderTest(_disk);
        Assert.Throws<ArgumentOutOfRangeException>(() => store.TryPut("", 0, "1"));
        Assert.Throws<ArgumentOutOfRangeException>(() => store.TryPut(new string('k', RecordHeader.MaxKeyLength + 1), 0, "1"));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => store.Store.TryWrite("a"u8, RecordKind.Put, 0, new byte[RecordHeader.MaxLength]));
        Assert.Equal(AdmissionStatus.Accepted, store.TryPut(new string('k', RecordHeader.MaxKeyLength), 0, "1").Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reopened_store_has_every_record_and_goes_on(bool killed)
    {
        var expected = new Dictionary<string, string>();
        var store = new StoreUnderTest(_disk, StoreUnderTest.SmallSegments);
        for (int i = 0; i < 200; i++)
        {
            string key = $"key{i % 17}";
            expected[key] = $"payload {i}";
            store.Put(key, expected[key]);
        }

        store.Clear("key3");
        expected.Remove("key3");
        long version = store.VersionOf("key4");
        SimulatedDisk disk = killed ? _disk.AfterKill() : _disk;
        if (!killed)
        {
            store.Dispose();
        }

        using var reopened = new StoreUnderTest(disk, StoreUnderTest.SmallSegments);
        Assert.All(expected, pair => Assert.Equal(pair.Value, reopened.Read(pair.Key)));
        Assert.Null(reopened.Read("key3"));
        Assert.Equal(version, reopened.VersionOf("key4"));
        Assert.Equal(expected.Count, reopened.Store.Statistics.RecordCount);
        Assert.True(reopened.Put("key3", "again") > version);
    }

    [Fact]
    public void Closed_store_wrote_what_waited_and_takes_no_more()
    {
        var store = new StoreUnderTest(_disk);
        Admission waiting = store.TryPut("a", 0, "1");
        store.Dispose();

        Assert.True(waiting.Group.IsDurable());
        Assert.Throws<StoreStoppedException>(() => store.TryPut("b", 0, "2"));
        Assert.Throws<StoreStoppedException>(() => store.Read("a"));
        store.Dispose();
        using var reopened = new StoreUnderTest(_disk);
        Assert.Equal("1", reopened.Read("a"));
    }

    [Fact]
    public void Write_allocates_nothing_for_its_bytes()
    {
        using var store = new StoreUnderTest(_disk, new LocalStoreOptions { SegmentBytes = 8 << 20 });
        byte[] payload = new byte[64 << 10];
        long Allocated(int bytes)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 20; i++)
            {
                store.Store.TryWrite(Encoding.UTF8.GetBytes($"{bytes}-{i}"), RecordKind.Put, 0, payload.AsSpan(0, bytes));
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // The buffers grow to the size of a group once.
        Allocated(payload.Length - 1);
        store.Commit();
        Allocated(payload.Length - 2);
        store.Commit();

        Assert.InRange(Allocated(payload.Length), 1, 20_000);
    }
}
