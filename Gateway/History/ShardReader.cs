using Trading.Audit;

namespace Trading.Gateway.History;

/// <summary>Takes one shard of the journal into the tables, page by page.</summary>
/// <param name="number">The shard.</param>
/// <param name="shard">Its grain.</param>
/// <param name="store">The tables.</param>
/// <param name="writers">Bounds how many shards are written at the same time.</param>
internal sealed class ShardReader(int number, IAuditGrain shard, HistoryStore store, SemaphoreSlim writers)
{
    private const int IdleStepsMax = 100;

    private AuditPosition? _position;
    private int _idleSteps;

    /// <summary>Forgets how far the tables are, so that they are asked.</summary>
    public void Forget() => _position = null;

    /// <summary>Takes the next page.</summary>
    /// <exception cref="HistoryMismatchException">The tables are further than the journal, or do not fit to it.</exception>
    public async Task<ShardStep> StepAsync(CancellationToken cancellation)
    {
        var from = _position ??= await store.ReadPositionAsync(number, cancellation);
        var end = await shard.GetEndAsync().WaitAsync(cancellation);
        if (from == end)
        {
            // A database that was restored from a copy says so to nobody.
            if (++_idleSteps % IdleStepsMax == 0)
                Forget();
            return ShardStep.Idle;
        }

        if ((from.Chunk, from.Index).CompareTo((end.Chunk, end.Index)) > 0)
            throw new HistoryMismatchException($"The tables hold shard {number} up to {from}, but it ends at {end}.");
        var page = await shard.ReadAsync(from, end, user: null).WaitAsync(cancellation);
        // The last chunk still grows: what comes later is behind the end, not behind the chunk.
        var to = page.IsLast ? end : page.Next;
        var entries = HistoryEntry.Read(page.Blocks);
        await writers.WaitAsync(cancellation);
        try
        {
            if (!await store.WriteAsync(number, from, to, entries, cancellation))
            {
                Forget();
                return ShardStep.Taken;
            }
        }
        finally
        {
            writers.Release();
        }

        _position = to;
        return ShardStep.Wrote;
    }
}
