using Trading.Storage;

namespace Trading.Persistence.Local;

/// <summary>Settings of one local store.</summary>
public sealed class LocalStoreOptions
{
    /// <summary>The folder of the store's files, made if it is not there. One process at a time uses it. Required.</summary>
    public string Path { get; set; } = "";

    /// <summary>
    /// Size of a segment file, in bytes: full of zeros at first, then of records, then sealed. 4 KiB to 1 GiB; default 64 MiB. A record
    /// that is larger gets a segment of its own. May differ from one start to the next.
    /// </summary>
    public int SegmentBytes { get; set; } = 64 << 20;

    /// <summary>
    /// How much may wait for one flush, in bytes; writers beyond it wait for the flush before. It bounds both the memory of waiting
    /// writes and the time of one flush. 4 KiB to 256 MiB; default 8 MiB.
    /// </summary>
    public int MaxGroupBytes { get; set; } = 8 << 20;

    /// <summary>
    /// The part of a sealed segment that must be garbage before its live records are moved and the file removed. 0.05 to 0.95;
    /// default 0.5, which keeps the files under twice the live records and makes at most one byte moved for each byte written.
    /// </summary>
    public double CompactionRatio { get; set; } = 0.5;

    /// <summary>Garbage in all sealed segments that is not worth removing, in bytes. At least 0; default 32 MiB.</summary>
    public long CompactionMinBytes { get; set; } = 32 << 20;

    /// <summary>
    /// How many bytes of live records compaction adds to one flush at least; it adds more under load. 1 KiB to 64 MiB; default 256 KiB.
    /// </summary>
    public int CompactionStepBytes { get; set; } = 256 << 10;

    /// <summary>Turns states into bytes, except those that are bytes already (<see cref="IRawState"/>). Default: JSON.</summary>
    public IStateSerializer Serializer { get; set; } = new JsonStateSerializer();
}
