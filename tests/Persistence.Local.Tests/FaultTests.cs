namespace Trading.Persistence.Local.Tests;

public sealed class FaultTests
{
    private readonly SimulatedDisk _disk = new();

    public static TheoryData<string, int> Faults => new()
    {
        { "the write fails", 1 },
        { "the flush fails", 2 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Store_stops_when(string fault, int changeFromNow)
    {
        Assert.NotEmpty(fault);
        using var store = new StoreUnderTest(_disk);
        store.Put("before", "1");
        Admission waiting = store.TryPut("a", 0, "1");
        _disk.FailingChange = _disk.Changes + changeFromNow;

        Assert.False(store.Commit());

        Assert.True(waiting.Group.IsLost());
        _disk.FailingChange = int.MaxValue;
        var stopped = Assert.Throws<StoreStoppedException>(() => store.TryPut("b", 0, "2"));
        Assert.IsType<IOException>(stopped.InnerException);
        Assert.False(store.Commit());
        Assert.True(store.Store.Statistics.Stopped);
        Assert.Equal("1", store.Read("before"));
    }

    [Fact]
    public void Record_whose_write_failed_is_not_read_until_the_store_is_opened_again()
    {
        using var store = new StoreUnderTest(_disk);
        long version = store.Put("a", "1");
        store.TryPut("a", version, "2");
        _disk.FailingChange = _disk.Changes + 2;
        store.Commit();

        Assert.False(store.Store.TryRead("a"u8, out _, out CommitGroup? pending));
        Assert.True(pending.IsLost());
    }

    [Fact]
    public void Writers_that_joined_while_the_flush_failed_fail_too()
    {
        using var store = new StoreUnderTest(_disk);
        CommitGroup? joined = null;
        _disk.FailingChange = _disk.Changes + 2;
        _disk.Failure = () =>
        {
            joined = store.TryPut("late", 0, "1").Group;
            return new IOException("No space left on device");
        };
        Admission first = store.TryPut("early", 0, "1");

        store.Commit();

        Assert.NotSame(first.Group, joined);
        Assert.True(first.Group.IsLost());
        Assert.True(joined.IsLost());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(50)]
    [InlineData(700)]
    public void Short_write_is_dropped_at_the_next_start(int arrived)
    {
        var store = new StoreUnderTest(_disk);
        store.Put("before", "1");
        for (int i = 0; i < 20; i++)
        {
            store.TryPut($"key{i}", 0, "payload");
        }

        _disk.FailingChange = _disk.Changes + 1;
        _disk.BytesOfFailingWrite = arrived;
        _disk.Failure = () => new IOException("No space left on device");
        store.Commit();

        using var reopened = new StoreUnderTest(_disk.AfterKill());
        Assert.Equal("1", reopened.Read("before"));
        Assert.Equal(1 + (arrived / 48), reopened.Store.Statistics.RecordCount);
        reopened.Put("after", "2");
    }

    [Fact]
    public void No_room_for_the_next_segment_stops_the_store_and_loses_nothing()
    {
        var store = new StoreUnderTest(_disk, StoreUnderTest.SmallSegments);
        store.Put("a", new string('x', 900));
        store.Put("b", new string('x', 900));
        _disk.FailingChange = _disk.Changes + 1;
        _disk.Failure = () => new IOException("No space left on device");
        Admission third = store.TryPut("c", 0, new string('x', 900));
        store.Commit();

        Assert.True(third.Group.IsLost());
        using var reopened = new StoreUnderTest(_disk.AfterKill(), StoreUnderTest.SmallSegments);
        Assert.NotNull(reopened.Read("a"));
        Assert.NotNull(reopened.Read("b"));
        Assert.Null(reopened.Read("c"));
        reopened.Put("c", new string('x', 900));
    }

    [Fact]
    public void Read_of_a_record_that_has_changed_on_the_disk_names_the_place()
    {
        using var store = new StoreUnderTest(_disk);
        store.Put("a", "1");
        store.Put("b", "payload");
        int offset = SegmentHeader.Size + 40;
        _disk.Names[Segment.FileName(1)].Content[offset + 33] ^= 1;

        var damaged = Assert.Throws<StoreDamagedException>(() => store.Read("b"));
        Assert.Equal((offset, "/disk/0000000001.log"), (damaged.Offset, damaged.File));
        Assert.Equal("1", store.Read("a"));
    }
}
