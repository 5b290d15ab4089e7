using System.Buffers;
using System.Text;
using System.Text.Json;
using Trading.Exchange;

namespace Trading.Gateway.Exchange.Live;

/// <summary>What rests in a book, kept from a snapshot and updates, as every client of the channel <c>book</c> keeps it. One thread at a time.</summary>
internal sealed class BookMirror(Instrument instrument)
{
    private const int ChecksumLevels = 10;

    private readonly SortedList<long, long> _bids = new(Comparer<long>.Create((a, b) => b.CompareTo(a)));
    private readonly SortedList<long, long> _asks = [];
    private readonly ArrayBufferWriter<byte> _checked = new(512);

    /// <summary>Begins anew.</summary>
    public void Load(Depth depth)
    {
        _bids.Clear();
        _asks.Clear();
        Apply(depth.Bids, depth.Asks);
    }

    /// <summary>Sets what rests at some prices; 0 removes one. Those of them where something else rested before.</summary>
    public (PriceLevel[] Bids, PriceLevel[] Asks) Apply(PriceLevel[] bids, PriceLevel[] asks) => (Apply(_bids, bids), Apply(_asks, asks));

    /// <summary>
    /// CRC-32 of the ten best bids, then the ten best asks, best first, as <c>price:quantity</c> joined by <c>|</c>, each number as it stands in the channel's frames.
    /// </summary>
    public uint Checksum()
    {
        _checked.ResetWrittenCount();
        AddToChecksum(_bids);
        AddToChecksum(_asks);
        return Crc32.Of(_checked.WrittenSpan);
    }

    /// <summary>Writes everything.</summary>
    public void Write(Utf8JsonWriter json) => Write(json, LevelsOf(_bids), LevelsOf(_asks));

    /// <summary>Writes some prices, with the checksum of everything.</summary>
    public void Write(Utf8JsonWriter json, IEnumerable<PriceLevel> bids, IEnumerable<PriceLevel> asks)
    {
        json.WriteStartObject();
        WriteSide(json, JsonNames.Bids, bids);
        WriteSide(json, JsonNames.Asks, asks);
        json.WriteNumber("checksum"u8, Checksum());
        json.WriteEndObject();
    }

    private static PriceLevel[] Apply(SortedList<long, long> side, PriceLevel[] levels)
    {
        var changed = Array.FindAll(levels, level => side.GetValueOrDefault(level.Ticks) != level.Lots);
        foreach (var level in changed)
        {
            if (level.Lots == 0)
                side.Remove(level.Ticks);
            else
                side[level.Ticks] = level.Lots;
        }

        return changed;
    }

    private static IEnumerable<PriceLevel> LevelsOf(SortedList<long, long> side) => side.Select(pair => new PriceLevel(pair.Key, pair.Value));

    private void WriteSide(Utf8JsonWriter json, JsonEncodedText name, IEnumerable<PriceLevel> levels)
    {
        json.WriteStartArray(name);
        foreach (var level in levels)
        {
            json.WriteStartArray();
            json.WriteStepsValue(level.Ticks, instrument.Tick);
            json.WriteStepsValue(level.Lots, instrument.Lot);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private void AddToChecksum(SortedList<long, long> side)
    {
        for (var i = 0; i < Math.Min(ChecksumLevels, side.Count); i++)
        {
            if (_checked.WrittenCount > 0)
                _checked.Write("|"u8);
            _checked.Write(Encoding.ASCII.GetBytes(Decimals.Format(instrument.PriceOf(side.GetKeyAtIndex(i)))));
            _checked.Write(":"u8);
            _checked.Write(Encoding.ASCII.GetBytes(Decimals.Format(instrument.QuantityOf(side.GetValueAtIndex(i)))));
        }
    }
}
