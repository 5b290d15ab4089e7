using System.Globalization;
using System.Text;
using Orleans.Runtime;
using Trading.Journal;
using Trading.Testing;

namespace Trading.Grains.Tests.Journal;

/// <summary>A journal on a storage in memory, and what the tests ask of both.</summary>
internal sealed class JournalFixture
{
    internal const string Name = "events";

    internal static readonly GrainId Owner = GrainId.Create("audit", "3");

    internal MemoryGrainStorage Storage { get; } = new();

    internal GrainJournalOptions Options { get; set; } = new() { ChunkBytes = 256, MaxChunkBytes = 1024, MaxEntryBytes = 4096, HeadInterval = 4 };

    internal static string ChunkName(long number) => string.Create(CultureInfo.InvariantCulture, $"{Name}-{number:D10}");

    internal Task<GrainJournal> OpenAsync() => GrainJournal.OpenAsync(Storage, Name, Owner, Options);

    /// <summary>Every entry from the first chunk on, as text.</summary>
    internal static async Task<List<string>> ReadAllAsync(GrainJournal journal)
    {
        var entries = new List<string>();
        for (long number = journal.FirstChunk; number <= journal.CurrentChunk; number++)
        {
            JournalChunk? chunk = await journal.ReadChunkAsync(number);
            int before = entries.Count;
            foreach (ReadOnlyMemory<byte> entry in chunk!)
            {
                entries.Add(Encoding.UTF8.GetString(entry.Span));
            }

            Assert.Equal(chunk.Count, entries.Count - before);
            Assert.Equal(number, chunk.Number);
        }

        return entries;
    }

    /// <summary>Every entry as the next activation finds it.</summary>
    internal async Task<List<string>> ReadAllAsync() => await ReadAllAsync(await OpenAsync());

    /// <summary>Holds every write of the storage until it is let go.</summary>
    internal TaskCompletionSource HoldWrites()
    {
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Storage.BeforeWrite = _ => hold.Task;
        return hold;
    }
}
