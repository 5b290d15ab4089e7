using System.Globalization;
using Orleans.Runtime;
using Orleans.Storage;

namespace Trading.Journal;

/// <summary>The records of one journal: their names, and how the last chunk is found among them.</summary>
internal sealed class JournalRecords(IGrainStorage storage, string name, GrainId owner)
{
    internal JournalRecord Head { get; } = new(storage, $"{name}-head", owner);

    internal JournalRecord Snapshot { get; } = new(storage, $"{name}-snapshot", owner);

    internal JournalRecord Chunk(long number) =>
        new(storage, string.Create(CultureInfo.InvariantCulture, $"{name}-{number:D10}"), owner);

    /// <summary>Reads the head record; the default if there is none.</summary>
    internal async Task<JournalHead> ReadHeadAsync()
    {
        await Head.ReadAsync();
        return Head.Exists ? JournalHead.Read(Head) : default;
    }

    /// <summary>Reads a chunk; null if there is no such record.</summary>
    internal static async Task<JournalChunk?> ReadChunkAsync(JournalRecord record, long number)
    {
        await record.ReadAsync();
        if (!record.Exists)
        {
            return null;
        }

        return ChunkFormat.TryRead(record.Bytes, number, out JournalChunk? chunk, out string? fault) ? chunk : throw record.Damaged(fault);
    }

    /// <summary>Finds the last chunk, from the one that the head record names on.</summary>
    internal async Task<OpenChunk> FindLastAsync(JournalHead head, int capacity)
    {
        JournalRecord record = Chunk(head.Hint);
        JournalChunk? last = await ReadChunkAsync(record, head.Hint);
        if (last is null && Head.Exists)
        {
            throw record.Damaged("it is missing, and the head record says that it was written");
        }

        // One further than the first that is missing, because a chunk that is gone must not look like the end.
        for (long number = head.Hint + 1; ; number++)
        {
            JournalRecord nextRecord = Chunk(number);
            JournalChunk? next = await ReadChunkAsync(nextRecord, number);
            if (next is null)
            {
                if (last is not null && await ReadChunkAsync(Chunk(number + 1), number + 1) is not null)
                {
                    throw nextRecord.Damaged("it is missing, and the one after it is there");
                }

                break;
            }

            if (last is not { IsClosed: true })
            {
                throw record.Damaged($"it is {(last is null ? "missing" : "not closed")}, and the one after it is there");
            }

            (record, last) = (nextRecord, next);
        }

        return last is null ? OpenChunk.Create(head.Hint, record, capacity) : OpenChunk.Resume(last, record, capacity);
    }
}
