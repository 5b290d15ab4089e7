using System.Buffers;
using System.Runtime.CompilerServices;

namespace Trading.Audit;

/// <summary>
/// What an audit shard keeps of one user's durable blocks: enough to find the events after the user's snapshot.
/// </summary>
internal sealed class UserIndex
{
    private const int RecentBytesMax = 64;

    // The chunks with events after the snapshot and the number of the user's last event in each, as differences to those before: a busy
    // user has events in most chunks, so these are two bytes for each and not sixteen. The newest chunk is not among them, but in fields.
    private ArrayBufferWriter<byte>? _places;

    // The newest of the places stand here: when a block comes, nothing of its user is in the processor's caches, and an object that need
    // not be touched is a wait for memory less.
    private RecentBytes _recent;
    private int _recentLength;
    private (long Chunk, long LastNumber) _beforePlaces;
    private (long Chunk, long LastNumber) _lastPlace;
    private long _chunk;

    /// <summary>The number of the user's last event.</summary>
    public long LastNumber { get; private set; }

    /// <summary>The number up to which the user's own snapshot has everything.</summary>
    public long SnapshotNumber { get; private set; }

    /// <summary>True while the account must be woken after a restart: see <see cref="AuditBlock.NeedsAttention"/>.</summary>
    public bool NeedsAttention { get; private set; }

    /// <summary>Takes note of where a numbered block is, once it is durable.</summary>
    public void Place(long chunk, AuditBlock block)
    {
        GoTo(chunk);
        LastNumber = block.LastNumber;
        NeedsAttention = block.NeedsAttention;
        if (block.SnapshotNumber <= SnapshotNumber)
            return;
        SnapshotNumber = block.SnapshotNumber;
        ForgetPlaces();
    }

    /// <summary>The chunks that hold events after a number, in order; it must not be below <see cref="SnapshotNumber"/>.</summary>
    public IReadOnlyList<long> ChunksAfter(long number)
    {
        var chunks = new List<long>();
        var place = _beforePlaces;
        for (var places = new BinaryReaderOver(GatherPlaces()); !places.IsAtEnd;)
        {
            place = Next(ref places, place);
            if (place.LastNumber > number)
                chunks.Add(place.Chunk);
        }

        if (LastNumber > number)
            chunks.Add(_chunk);
        return chunks;
    }

    /// <summary>Writes it for the shard's snapshot.</summary>
    public void Save(BinaryWriterOver output)
    {
        output.Signed(LastNumber);
        output.Signed(SnapshotNumber);
        output.Flag(NeedsAttention);
        output.Signed(_chunk);
        output.Signed(_beforePlaces.Chunk);
        output.Signed(_beforePlaces.LastNumber);
        output.Bytes(GatherPlaces());
    }

    /// <summary>Reads what <see cref="Save"/> wrote; throws <see cref="FormatException"/> on other bytes.</summary>
    public static UserIndex Load(ref BinaryReaderOver input)
    {
        var index = new UserIndex { LastNumber = input.Signed(), SnapshotNumber = input.Signed(), NeedsAttention = input.Flag() };
        index._chunk = input.Signed();
        index._lastPlace = index._beforePlaces = (input.Signed(), input.Signed());
        var bytes = input.Bytes();
        for (var places = new BinaryReaderOver(bytes); !places.IsAtEnd;)
            index._lastPlace = Next(ref places, index._lastPlace);
        if (index._lastPlace.Chunk > index._chunk || index._lastPlace.LastNumber > index.LastNumber)
            throw new FormatException($"Event {index.LastNumber} in chunk {index._chunk} does not follow {index._lastPlace}.");
        if (!bytes.IsEmpty)
            index.Write(bytes);
        return index;
    }

    /// <summary>Reads what the first version wrote, which had each place in full.</summary>
    public static UserIndex LoadFirstVersion(ref BinaryReaderOver input)
    {
        var index = new UserIndex();
        var (lastNumber, snapshotNumber, needsAttention) = (input.Signed(), input.Signed(), input.Flag());
        for (var left = input.Unsigned(); left > 0; left--)
        {
            index.GoTo(input.Signed());
            index.LastNumber = input.Signed();
        }

        (index.LastNumber, index.SnapshotNumber, index.NeedsAttention) = (lastNumber, snapshotNumber, needsAttention);
        return index;
    }

    /// <summary>Begins another chunk, if it is another one, and so makes that of the last event one of the places.</summary>
    private void GoTo(long chunk)
    {
        if (chunk == _chunk)
            return;
        if (LastNumber > SnapshotNumber)
        {
            if (RecentBytesMax - _recentLength < 2 * BinaryWriterOver.UnsignedBytesMax)
                GatherPlaces();
            Span<byte> recent = _recent;
            _recentLength += BinaryWriterOver.Unsigned(recent[_recentLength..], (ulong)(_chunk - _lastPlace.Chunk));
            _recentLength += BinaryWriterOver.Unsigned(recent[_recentLength..], (ulong)(LastNumber - _lastPlace.LastNumber));
            _lastPlace = (_chunk, LastNumber);
        }

        _chunk = chunk;
    }

    /// <summary>Forgets the places that hold nothing after the snapshot.</summary>
    private void ForgetPlaces()
    {
        var all = GatherPlaces();
        var kept = all;
        for (var places = new BinaryReaderOver(kept); !places.IsAtEnd; kept = kept[^places.Remaining..])
        {
            var place = Next(ref places, _beforePlaces);
            if (place.LastNumber > SnapshotNumber)
                break;
            _beforePlaces = place;
        }

        if (kept.Length == all.Length)
            return;
        var bytes = kept.ToArray();
        _places!.ResetWrittenCount();
        Write(bytes);
    }

    /// <summary>Puts the newest places behind the others; all of them, valid until the next change.</summary>
    private ReadOnlySpan<byte> GatherPlaces()
    {
        if (_recentLength > 0)
            Write(((ReadOnlySpan<byte>)_recent)[.._recentLength]);
        _recentLength = 0;
        return _places is null ? default : _places.WrittenSpan;
    }

    private void Write(ReadOnlySpan<byte> places) => (_places ??= new ArrayBufferWriter<byte>(places.Length)).Write(places);

    private static (long Chunk, long LastNumber) Next(ref BinaryReaderOver places, (long Chunk, long LastNumber) before) =>
        unchecked((before.Chunk + (long)places.Unsigned(), before.LastNumber + (long)places.Unsigned()));

    [InlineArray(RecentBytesMax)]
    private struct RecentBytes
    {
        private byte _first;
    }
}
