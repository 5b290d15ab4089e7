namespace Trading.Persistence.Local.Tests;

/// <summary>
/// Spoils the segment that takes the writes, in every way that one byte or one cut can. A store killed at its end opens with a prefix of
/// what was written, or says where the damage is; only what the last group wrote can be missing.
/// </summary>
public sealed class LastSegmentDamageTests
{
    private const string SegmentName = "0000000001.log";
    private const int SegmentBytes = 1024;

    // Three groups: one of two records, one of one, one of three.
    private static readonly string[][] Groups = [["a", "b"], ["a"], ["c", "a", "b"]];

    private readonly List<(int Start, int Group)> _records = [];
    private readonly List<Dictionary<string, string>> _states = [[]];
    private readonly SimulatedDisk _disk = new();
    private readonly int _end;

    public LastSegmentDamageTests()
    {
        var store = Open(_disk);
        _end = SegmentHeader.Size;
        for (int group = 0; group < Groups.Length; group++)
        {
            foreach (string key in Groups[group])
            {
                string payload = $"payload {_records.Count}{new string('.', _records.Count * 3)}";
                Assert.Equal(AdmissionStatus.Accepted, store.TryPut(key, store.VersionOf(key), payload).Status);
                _states.Add(new Dictionary<string, string>(_states[^1]) { [key] = payload });
                _records.Add((_end, group));
                _end += RecordHeader.Padded(RecordHeader.Size + key.Length + payload.Length);
            }

            store.Commit();
        }

        Assert.Equal(_end, SegmentHeader.Size + store.Store.Statistics.StoredBytes);
    }

    [Fact]
    public void Every_flipped_bit_is_refused_with_its_place_or_drops_only_the_last_group()
    {
        int refused = 0;
        int dropped = 0;
        for (int bit = 0; bit < SegmentBytes * 8; bit++)
        {
            int place = bit / 8;
            SimulatedDisk spoiled = _disk.Copy();
            spoiled.Names[SegmentName].Content[place] ^= (byte)(1 << (bit % 8));

            int record = _records.FindLastIndex(r => r.Start <= place);
            bool mustRefuse = place < SegmentHeader.Size || (place < _end && _records[record].Group < Groups.Length - 1);
            if (mustRefuse)
            {
                ExpectDamage(spoiled, place < SegmentHeader.Size ? 0 : _records[record].Start);
                refused++;
            }
            else
            {
                ExpectState(spoiled, place < _end ? record : _records.Count);
                dropped++;
            }
        }

        Assert.Equal(8 * _records[3].Start, refused);
        Assert.Equal(8 * (SegmentBytes - _records[3].Start), dropped);
    }

    [Fact]
    public void Every_cut_of_the_file_is_refused_with_its_place()
    {
        for (int length = 0; length < SegmentBytes; length++)
        {
            SimulatedDisk spoiled = _disk.Copy();
            spoiled.Names[SegmentName].SetLength(length);
            ExpectDamage(spoiled, length);
        }
    }

    /// <summary>What a crash leaves of a write that did not end: zeros from some place on.</summary>
    [Fact]
    public void Every_torn_tail_of_the_last_group_is_dropped()
    {
        for (int from = _records[3].Start; from < _end; from++)
        {
            SimulatedDisk spoiled = _disk.Copy();
            spoiled.Names[SegmentName].Content.AsSpan(from).Clear();
            ExpectState(spoiled, IntactRecords(spoiled));
        }
    }

    [Fact]
    public void Every_hole_in_the_last_group_is_dropped_though_intact_records_of_the_group_follow()
    {
        for (int hole = 3; hole < _records.Count; hole++)
        {
            SimulatedDisk spoiled = _disk.Copy();
            int end = hole + 1 < _records.Count ? _records[hole + 1].Start : _end;
            spoiled.Names[SegmentName].Content.AsSpan(_records[hole].Start, end - _records[hole].Start).Clear();
            ExpectState(spoiled, hole);
        }
    }

    [Fact]
    public void Records_behind_a_hole_do_not_come_back_when_a_new_record_fills_it()
    {
        // The new record is exactly as long as the one that was lost, so that the old ones would follow on it.
        SimulatedDisk spoiled = _disk.Copy();
        spoiled.Names[SegmentName].Content.AsSpan(_records[3].Start, _records[4].Start - _records[3].Start).Clear();
        StoreUnderTest store = Open(spoiled);
        string payload = new('n', _states[4]["c"].Length);
        store.Put("n", payload);

        ExpectState(Open(spoiled.AfterKill()), new Dictionary<string, string>(_states[3]) { ["n"] = payload });
    }

    [Fact]
    public void Every_hole_before_a_later_group_is_refused()
    {
        for (int hole = 0; hole < 3; hole++)
        {
            SimulatedDisk spoiled = _disk.Copy();
            spoiled.Names[SegmentName].Content.AsSpan(_records[hole].Start, _records[hole + 1].Start - _records[hole].Start).Clear();
            ExpectDamage(spoiled, _records[hole].Start);
        }
    }

    [Fact]
    public void Every_flipped_bit_after_a_clean_close_is_refused_or_without_effect()
    {
        new StoreUnderTest(_disk.AfterKill(), Options).Dispose();
        for (int bit = 0; bit < SegmentBytes * 8; bit++)
        {
            int place = bit / 8;
            SimulatedDisk spoiled = _disk.Copy();
            spoiled.Names[SegmentName].Content[place] ^= (byte)(1 << (bit % 8));
            if (place < _end)
            {
                ExpectDamage(spoiled, place < SegmentHeader.Size ? 0 : _records.FindLast(r => r.Start <= place).Start);
            }
            else
            {
                ExpectState(spoiled, _records.Count);
            }
        }
    }

    /// <summary>Were it taken for one, a torn write with such a payload would keep the store from opening.</summary>
    [Fact]
    public void Payload_that_looks_like_a_record_of_a_later_group_is_not_taken_for_one()
    {
        byte[] forged = new byte[64];
        new RecordHeader(33, 0, 20, 20, 0, 1, RecordKind.Put).Write(forged);
        RecordHeader.Seal(forged.AsSpan(0, 40), salt: 0);
        var store = Open(_disk.AfterKill());
        store.Store.TryWrite("evilevil"u8, RecordKind.Put, 0, forged);
        store.Commit();
        byte[] content = _disk.Names[SegmentName].Content;
        Assert.True(content.AsSpan(_end + 40, 64).SequenceEqual(forged));
        content[_end + 4] ^= 1;

        ExpectState(_disk.Copy(), _records.Count);
    }

    private static LocalStoreOptions Options => new() { SegmentBytes = SegmentBytes };

    private static StoreUnderTest Open(SimulatedDisk disk) => new(disk, Options);

    /// <summary>Records before the first that is spoiled. Zeros in place of the zeros that pad a record spoil nothing.</summary>
    private int IntactRecords(SimulatedDisk spoiled)
    {
        int same = _disk.Names[SegmentName].Content.AsSpan(0, _end).CommonPrefixLength(spoiled.Names[SegmentName].Content);
        return same == _end ? _records.Count : _records.FindLastIndex(record => record.Start <= same);
    }

    private static void ExpectDamage(SimulatedDisk disk, int offset)
    {
        var damaged = Assert.Throws<StoreDamagedException>(() => Open(disk));
        Assert.Equal("/disk/" + SegmentName, damaged.File);
        Assert.Equal(offset, damaged.Offset);
        Assert.Contains(SegmentName, damaged.Message, StringComparison.Ordinal);
    }

    private void ExpectState(SimulatedDisk disk, int records)
    {
        StoreUnderTest store = Open(disk);
        ExpectState(store, _states[records]);
        string longer = new('z', 100);
        store.Put("new", longer);

        // Killed again: what the tail held does not come up behind the new records.
        StoreUnderTest again = Open(disk.AfterKill());
        ExpectState(again, new Dictionary<string, string>(_states[records]) { ["new"] = longer });
    }

    private static void ExpectState(StoreUnderTest store, Dictionary<string, string> expected)
    {
        Assert.Equal(expected.Count, store.Store.Statistics.RecordCount);
        Assert.All(expected, pair => Assert.Equal(pair.Value, store.Read(pair.Key)));
    }
}
