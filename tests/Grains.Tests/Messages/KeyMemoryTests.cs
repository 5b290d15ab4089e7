using System.Buffers;
using Trading.Market;
using Trading.Market.Queue;

namespace Trading.Grains.Tests.Messages;

public sealed class KeyMemoryTests
{
    private const long StartMs = 1_900_000_000_000;

    [Fact]
    public void Key_is_remembered_for_25_hours()
    {
        var keys = new KeyMemory(1_000);
        keys.Add(Key(1, StartMs));
        keys.Add(Key(2, StartMs + 1));
        keys.Add(Key(3, StartMs + KeyMemory.LifeMs - 1));
        Assert.Equal([1, 2, 3], Known(keys, 5));
        keys.Add(Key(4, StartMs + KeyMemory.LifeMs));
        Assert.Equal([2, 3, 4], Known(keys, 5));
    }

    [Fact]
    public void Oldest_key_is_forgotten_where_there_are_too_many()
    {
        var keys = new KeyMemory(1_500);
        for (var number = 1; number <= 10_000; number++)
        {
            keys.Add(Key(number, StartMs + number));
            Assert.True(keys.TryGet(Digest(number), out var found));
            Assert.Equal(number, found.Number);
        }

        Assert.Equal(Enumerable.Range(8_501, 1_500), Known(keys, 10_000));
        Assert.Equal(1_500, keys.Count);
    }

    [Fact]
    public void Keys_are_saved_and_where_the_limit_is_lower_now_the_newest_are_kept()
    {
        var keys = new KeyMemory(3_000);
        for (var number = 1; number <= 5_000; number += 2)
            keys.Add(Key(number, StartMs + number));
        var output = new ArrayBufferWriter<byte>();
        keys.Save(new BinaryWriterOver(output));
        Assert.Equal(Known(keys, 5_000), Known(Load(output.WrittenSpan, 3_000), 5_000));
        Assert.Equal(Known(keys, 5_000)[^10..], Known(Load(output.WrittenSpan, 10), 5_000));
        Assert.True(Load(output.WrittenSpan, 10).TryGet(Digest(4_999), out var key));
        Assert.Equal(Key(4_999, StartMs + 4_999), key);
    }

    [Fact]
    public void Digest_of_a_key_belongs_to_its_user_and_never_changes()
    {
        Assert.Equal(UInt128.Parse("147133094793355896245058622017441315847"), KeyDigest.Of("ann", "1"));
        Assert.NotEqual(KeyDigest.Of("ann", "1"), KeyDigest.Of("bob", "1"));
        Assert.NotEqual(KeyDigest.Of("ann1", "1"), KeyDigest.Of("ann", "11"));
        Assert.NotEqual(
            KeyDigest.Of(new string('€', 64), new string('€', 255)), KeyDigest.Of(new string('€', 64), new string('€', 254)));
    }

    private static RememberedKey Key(int number, long receivedMs) =>
        new(Digest(number), number, receivedMs, (TradeClass)(number % 3), (TradeWarnings)(number % 16));

    private static UInt128 Digest(int number) => KeyDigest.Of("u", $"{number}");

    private static int[] Known(KeyMemory keys, int last) =>
        [.. Enumerable.Range(1, last).Where(number => keys.TryGet(Digest(number), out _))];

    private static KeyMemory Load(ReadOnlySpan<byte> bytes, int limit)
    {
        var input = new BinaryReaderOver(bytes);
        var keys = new KeyMemory(limit);
        keys.Load(ref input);
        input.ExpectEnd();
        return keys;
    }
}
