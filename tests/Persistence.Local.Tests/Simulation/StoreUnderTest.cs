using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace Trading.Persistence.Local.Tests;

/// <summary>A store on a simulated disk whose writer runs when the test says so, on the test's thread: every run is the same.</summary>
internal sealed class StoreUnderTest(SimulatedDisk disk, LocalStoreOptions? options = null) : IDisposable
{
    internal static readonly LocalStoreOptions SmallSegments = new()
    {
        SegmentBytes = 2048,
        MaxGroupBytes = 1024,
        CompactionMinBytes = 0,
        CompactionStepBytes = 300,
        CompactionRatio = 0.3,
    };

    internal SimulatedDisk Disk { get; } = disk;

    private static readonly LocalStoreOptions OneSegment = new() { SegmentBytes = 64 << 10 };

    internal LogStore Store { get; } = LogStore.Open(disk, options ?? OneSegment, NullLogger.Instance, startWriter: false);

    internal Admission TryPut(string key, long expectedVersion, string payload) =>
        Store.TryWrite(Encoding.UTF8.GetBytes(key), RecordKind.Put, expectedVersion, Encoding.UTF8.GetBytes(payload));

    internal Admission TryClear(string key, long expectedVersion) =>
        Store.TryWrite(Encoding.UTF8.GetBytes(key), RecordKind.Clear, expectedVersion, default);

    /// <summary>Writes a key whatever it has, in a group of its own, and expects that to be durable.</summary>
    internal long Put(string key, string payload)
    {
        Admission admission = TryPut(key, VersionOf(key), payload);
        Commit();
        Assert.True(admission.Group.IsDurable());
        return admission.Version;
    }

    /// <summary>Clears a key that exists, in a group of its own, and expects that to be durable.</summary>
    internal void Clear(string key)
    {
        Admission admission = TryClear(key, VersionOf(key));
        Commit();
        Assert.True(admission.Group.IsDurable());
    }

    /// <summary>One round of the writer.</summary>
    internal bool Commit() => Store.RunWriterOnce();

    /// <summary>Rounds of the writer until there is nothing left to do.</summary>
    internal void CommitAll()
    {
        while (Commit())
        {
        }
    }

    /// <summary>The durable payload; null if there is none.</summary>
    internal string? Read(string key)
    {
        Assert.True(Store.TryRead(Encoding.UTF8.GetBytes(key), out StoredValue value, out _));
        using (value)
        {
            return value.Version == 0 ? null : Encoding.UTF8.GetString(value.Payload);
        }
    }

    internal long VersionOf(string key)
    {
        Assert.True(Store.TryRead(Encoding.UTF8.GetBytes(key), out StoredValue value, out _));
        using (value)
        {
            return value.Version;
        }
    }

    public void Dispose() => Store.Dispose();
}
