using Trading.Audit;

namespace Trading.Gateway.Audit;

/// <summary>
/// Writes the audit log as XML (day-trading.md, "Audit log"): everything that was acknowledged before the call, in order of time, in
/// constant memory. Safe for use by many threads.
/// </summary>
public sealed class AuditExport
{
    private const int BufferBytes = 128 * 1024;

    private readonly Func<int, IAuditGrain> _find;
    private readonly Func<int> _count;

    /// <summary>Over all shards of the journal, in the order of their numbers.</summary>
    public AuditExport(IReadOnlyList<IAuditGrain> shards)
        : this(number => shards[number], () => shards.Count)
    {
    }

    /// <summary>
    /// Over that many shards. Both are asked for when they are read: a client of a cluster knows no grains before it is connected, and the
    /// number is known once the host has looked at its data.
    /// </summary>
    public AuditExport(Func<int, IAuditGrain> find, Func<int> count) => (_find, _count) = (find, count);

    /// <summary>Writes the log of one user, or of all where <paramref name="user"/> is null.</summary>
    /// <returns>How many elements were written. An exception means that what was written is not complete.</returns>
    public async Task<AuditElementCounts> WriteAsync(Stream destination, string? user, CancellationToken cancellation)
    {
        var count = _count();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        IAuditGrain[] shards = user is null ? [.. Enumerable.Range(0, count).Select(_find)] : [_find(AuditShards.Of(user, count))];
        // All ends are taken before anything is written: whatever is acknowledged up to now is before them.
        var ends = await Task.WhenAll(shards.Select(shard => shard.GetEndAsync())).WaitAsync(cancellation);
        var heads = new PriorityQueue<ShardCursor, (long TimeMs, int Shard)>(shards.Length);
        var cursors = shards.Select((shard, number) => new ShardCursor(shard, ends[number], user)).ToArray();
        for (var number = 0; number < cursors.Length; number++)
            if (await cursors[number].MoveNextAsync(cancellation))
                heads.Enqueue(cursors[number], (cursors[number].Current.TimeMs, number));

        using var buffer = new MemoryStream(2 * BufferBytes);
        using var xml = new AuditXmlWriter(buffer);
        xml.WriteStart();
        while (heads.TryDequeue(out var cursor, out var head))
        {
            xml.Write(cursor.Current);
            if (buffer.Length >= BufferBytes)
                await EmptyAsync(buffer, destination, cancellation);
            if (await cursor.MoveNextAsync(cancellation))
                heads.Enqueue(cursor, (cursor.Current.TimeMs, head.Shard));
        }

        xml.WriteEnd();
        await EmptyAsync(buffer, destination, cancellation);
        await destination.FlushAsync(cancellation);
        return xml.Counts;
    }

    private static async ValueTask EmptyAsync(MemoryStream buffer, Stream destination, CancellationToken cancellation)
    {
        await destination.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellation);
        buffer.SetLength(0);
    }
}
