using System.Buffers.Binary;

namespace Trading.Persistence.Local.Tests;

/// <summary>Spoils what a crash never touches: sealed segments, the manifest, and which files there are.</summary>
public sealed class StoreDamageTests
{
    private readonly SimulatedDisk _disk = new();

    public StoreDamageTests()
    {
        var store = Open(_disk);
        for (int i = 0; store.Store.Statistics.SegmentCount < 3; i++)
        {
            store.Put($"key{i}", $"payload {i}");
        }
    }

    [Fact]
    public void Every_flipped_bit_of_a_sealed_segment_is_refused()
    {
        string name = Segment.FileName(1);
        for (int bit = 0; bit < _disk.Names[name].Content.Length * 8; bit++)
        {
            SimulatedDisk spoiled = _disk.Copy();
            spoiled.Names[name].Content[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal("/disk/" + name, Assert.Throws<StoreDamagedException>(() => Open(spoiled)).File);
        }
    }

    [Fact]
    public void Every_cut_of_a_sealed_segment_is_refused()
    {
        string name = Segment.FileName(2);
        for (int length = 0; length < _disk.Names[name].Content.Length; length++)
        {
            SimulatedDisk spoiled = _disk.Copy();
            spoiled.Names[name].SetLength(length);
            Assert.Equal("/disk/" + name, Assert.Throws<StoreDamagedException>(() => Open(spoiled)).File);
        }
    }

    [Fact]
    public void Every_flipped_bit_of_the_manifest_is_refused()
    {
        for (int bit = 0; bit < _disk.Names[Manifest.FileName].Content.Length * 8; bit++)
        {
            SimulatedDisk spoiled = _disk.Copy();
            spoiled.Names[Manifest.FileName].Content[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal("/disk/MANIFEST", Assert.Throws<StoreDamagedException>(() => Open(spoiled)).File);
        }
    }

    [Theory]
    [InlineData("0000000001.log")]
    [InlineData("0000000002.log")]
    [InlineData("0000000003.log")]
    [InlineData("MANIFEST")]
    public void Missing_file_is_refused(string name)
    {
        _disk.Names.Remove(name);
        var damaged = Assert.Throws<StoreDamagedException>(() => Open(_disk.AfterKill()));
        Assert.Equal("/disk/" + name, damaged.File);
        Assert.Equal(0, damaged.Offset);
    }

    [Fact]
    public void Segment_in_the_place_of_another_is_refused()
    {
        _disk.Names[Segment.FileName(1)] = _disk.Names[Segment.FileName(2)];
        Assert.Equal("/disk/0000000001.log", Assert.Throws<StoreDamagedException>(() => Open(_disk.AfterKill())).File);
    }

    [Fact]
    public void Older_manifest_is_refused_where_a_later_segment_holds_records()
    {
        SimulatedDisk old = new();
        Open(old).Put("key", "payload");
        _disk.Names[Manifest.FileName] = old.Names[Manifest.FileName];
        foreach (long number in (long[])[1, 3])
        {
            _disk.Names.Remove(Segment.FileName(number));
        }

        _disk.Names[Segment.FileName(1)] = old.Names[Segment.FileName(1)];
        var damaged = Assert.Throws<StoreDamagedException>(() => Open(_disk.AfterKill()));
        Assert.Equal("/disk/0000000002.log", damaged.File);
    }

    [Fact]
    public void Segment_of_a_later_format_is_refused_as_such()
    {
        byte[] content = _disk.Names[Segment.FileName(2)].Content;
        BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(8), 2);
        BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(44), Crc32C.Append(0, content.AsSpan(0, 44)));
        Assert.Equal(2, Assert.Throws<StoreVersionException>(() => Open(_disk.AfterKill())).Version);
    }

    [Fact]
    public void Store_that_is_refused_is_left_as_it_was()
    {
        _disk.Names.Remove(Segment.FileName(2));
        SimulatedDisk left = _disk.AfterKill();
        Assert.Throws<StoreDamagedException>(() => Open(left));
        Assert.Throws<StoreDamagedException>(() => Open(left));
    }

    [Fact]
    public void Second_store_in_the_folder_is_refused()
    {
        using var first = Open(_disk.AfterKill());
        Assert.Throws<StoreInUseException>(() => Open(first.Disk));
    }

    [Fact]
    public void Files_that_a_crash_left_are_removed()
    {
        SimulatedDisk left = _disk.AfterKill();
        left.Create(Manifest.NewFileName, 10).Dispose();
        left.Create(Segment.FileName(4), 2048).Dispose();
        using var store = Open(left);
        Assert.DoesNotContain(Manifest.NewFileName, left.Names.Keys);
        Assert.DoesNotContain(Segment.FileName(4), left.Names.Keys);
        store.Put("after", "works");
    }

    [Fact]
    public void Crc_is_that_of_the_standard()
    {
        Assert.Equal(0xE3069283u, ~Crc32C.Append(uint.MaxValue, "123456789"u8));
    }

    private static StoreUnderTest Open(SimulatedDisk disk) =>
        new(disk, new LocalStoreOptions { SegmentBytes = 512, MaxGroupBytes = 256, CompactionMinBytes = 1 << 20 });
}
