using System.Globalization;
using System.Text.Json;

namespace Trading.Gateway.Tests.Exchange;

/// <summary>
/// A book as a client keeps it from the frames of the channel <c>book</c>: text in, text out, with a checksum of its own making.
/// </summary>
internal sealed class ClientBook
{
    private const int ChecksumLevels = 10;

    private readonly Dictionary<string, string> _bids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _asks = new(StringComparer.Ordinal);

    /// <summary>The number of the last frame.</summary>
    public long Seq { get; private set; }

    /// <summary>How many checksums were compared.</summary>
    public int Checked { get; private set; }

    public string Bids => Text(Best(_bids, highestFirst: true));

    public string Asks => Text(Best(_asks, highestFirst: false));

    /// <summary>Takes a frame; it must follow the last one, and its checksum must be that of the book.</summary>
    public void Take(JsonElement frame)
    {
        var isSnapshot = frame.GetProperty("type").GetString() == "snapshot";
        var seq = frame.GetProperty("seq").GetInt64();
        if (isSnapshot)
        {
            _bids.Clear();
            _asks.Clear();
        }
        else
        {
            Assert.Equal(Seq + 1, seq);
        }

        Seq = seq;
        var data = frame.GetProperty("data");
        Apply(_bids, data.GetProperty("bids"));
        Apply(_asks, data.GetProperty("asks"));
        var levels = Best(_bids, highestFirst: true).Take(ChecksumLevels).Concat(Best(_asks, highestFirst: false).Take(ChecksumLevels));
        Assert.Equal(Crc32(Text(levels)), data.GetProperty("checksum").GetUInt32());
        Checked++;
    }

    private static void Apply(Dictionary<string, string> side, JsonElement levels)
    {
        foreach (var level in levels.EnumerateArray())
        {
            if (level[1].GetString() == "0")
                side.Remove(level[0].GetString()!);
            else
                side[level[0].GetString()!] = level[1].GetString()!;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Best(Dictionary<string, string> side, bool highestFirst)
    {
        var sorted = side.OrderBy(level => decimal.Parse(level.Key, CultureInfo.InvariantCulture));
        return highestFirst ? sorted.Reverse() : sorted;
    }

    private static string Text(IEnumerable<KeyValuePair<string, string>> levels) =>
        string.Join('|', levels.Select(level => $"{level.Key}:{level.Value}"));

    /// <summary>Bit by bit, as the standard has it.</summary>
    private static uint Crc32(string text)
    {
        var crc = uint.MaxValue;
        foreach (var c in text)
        {
            crc ^= c;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
