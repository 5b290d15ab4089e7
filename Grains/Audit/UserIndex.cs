namespace Trading.Audit;

/// <summary>
/// What an audit shard keeps of one user: enough to check the next block, and to find the events after the user's snapshot.
/// </summary>
internal sealed class UserIndex
{
    private readonly List<(long Chunk, long LastNumber)> _places = [];

    /// <summary>The number of the user's last event that was accepted.</summary>
    public long LastNumber { get; private set; }

    /// <summary>The number up to which the user's own snapshot has everything.</summary>
    public long SnapshotNumber { get; private set; }

    /// <summary>True while the account must be woken after a restart: see <see cref="AuditBlock.NeedsAttention"/>.</summary>
    public bool NeedsAttention { get; private set; }

    /// <summary>The chunks that hold events after the snapshot, with the number of the last event there, in order.</summary>
    public IReadOnlyList<(long Chunk, long LastNumber)> Places => _places;

    /// <summary>Takes note of a numbered block, before it is durable.</summary>
    public void Accept(AuditBlock block)
    {
        LastNumber = block.LastNumber;
        NeedsAttention = block.NeedsAttention;
        if (block.SnapshotNumber <= SnapshotNumber)
            return;
        SnapshotNumber = block.SnapshotNumber;
        _places.RemoveAll(p => p.LastNumber <= SnapshotNumber);
    }

    /// <summary>Takes note of where a block is.</summary>
    public void Place(long chunk, long lastNumber)
    {
        if (_places.Count > 0 && _places[^1].Chunk == chunk)
            _places[^1] = (chunk, Math.Max(lastNumber, _places[^1].LastNumber));
        else
            _places.Add((chunk, lastNumber));
    }

    /// <summary>Writes it for the shard's snapshot.</summary>
    public void Save(BinaryWriterOver output)
    {
        output.Signed(LastNumber);
        output.Signed(SnapshotNumber);
        output.Byte(NeedsAttention ? (byte)1 : (byte)0);
        output.Unsigned((ulong)_places.Count);
        foreach (var (chunk, lastNumber) in _places)
        {
            output.Signed(chunk);
            output.Signed(lastNumber);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static UserIndex Load(ref BinaryReaderOver input)
    {
        var index = new UserIndex { LastNumber = input.Signed(), SnapshotNumber = input.Signed(), NeedsAttention = input.Byte() == 1 };
        for (var left = input.Unsigned(); left > 0; left--)
            index._places.Add((input.Signed(), input.Signed()));
        return index;
    }
}
