using System.Globalization;

namespace Trading.Persistence.Local;

/// <summary>
/// One segment file of the store, and what the store knows of it. The fields change under the store's lock, on the writer's thread.
/// </summary>
internal sealed class Segment
{
    private const string Extension = ".log";

    // One use is the store's own; each read that is under way is one more. The file closes with the last.
    private int _uses = 1;

    internal Segment(IStoreFile file, string path, SegmentHeader header)
    {
        File = file;
        Path = path;
        Header = header;
        LastSequence = header.FirstSequence - 1;
    }

    internal IStoreFile File { get; }

    /// <summary>The path of the file, for messages.</summary>
    internal string Path { get; }

    internal SegmentHeader Header { get; }

    internal long Number => Header.Number;

    /// <summary>Where the next record goes: the end of the last durable one.</summary>
    internal int End { get; set; } = SegmentHeader.Size;

    /// <summary>Sequence of the last durable record.</summary>
    internal long LastSequence { get; set; }

    /// <summary>True once nothing more is written to it.</summary>
    internal bool IsSealed { get; set; }

    /// <summary>Bytes of records that a later record has replaced.</summary>
    internal long GarbageBytes { get; set; }

    /// <summary>Bytes of records.</summary>
    internal int RecordBytes => End - SegmentHeader.Size;

    /// <summary>The part of the records that is garbage, from 0 to 1.</summary>
    internal double GarbageRatio => RecordBytes == 0 ? 0 : (double)GarbageBytes / RecordBytes;

    internal ManifestEntry ManifestEntry =>
        new(Number, Header.FirstSequence, IsSealed ? new SegmentSeal(LastSequence, End) : null);

    internal static string FileName(long number) => string.Create(CultureInfo.InvariantCulture, $"{number:D10}{Extension}");

    /// <summary>The number in the name of a segment file; null for other files.</summary>
    internal static long? ParseFileName(string name) =>
        name.EndsWith(Extension, StringComparison.Ordinal)
        && long.TryParse(name.AsSpan(0, name.Length - Extension.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : null;

    /// <summary>
    /// Keeps the file open until <see cref="Release"/>. Called under the store's lock, where the store still has the segment.
    /// </summary>
    internal void Acquire() => Interlocked.Increment(ref _uses);

    /// <summary>Ends one use of the file.</summary>
    internal void Release()
    {
        if (Interlocked.Decrement(ref _uses) == 0)
        {
            File.Dispose();
        }
    }

    /// <summary>Makes a segment file and its header durable; its name is durable with the manifest that lists it.</summary>
    internal static Segment Create(IStoreDirectory directory, long number, long firstSequence, long capacity, uint salt)
    {
        string name = FileName(number);
        var header = new SegmentHeader(salt, number, firstSequence, capacity);
        Span<byte> bytes = stackalloc byte[SegmentHeader.Size];
        header.Write(bytes);
        IStoreFile file = directory.Create(name, capacity);
        try
        {
            file.Write(bytes, 0);
            file.Flush();
            return new Segment(file, System.IO.Path.Combine(directory.Path, name), header);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a segment file and reads its header.</summary>
    /// <exception cref="StoreDamagedException">The header is not that of this segment.</exception>
    /// <exception cref="StoreVersionException">The format is not known.</exception>
    internal static Segment Open(IStoreDirectory directory, long number)
    {
        string name = FileName(number);
        string path = System.IO.Path.Combine(directory.Path, name);
        IStoreFile file = directory.Open(name);
        try
        {
            Span<byte> bytes = stackalloc byte[SegmentHeader.Size];
            SegmentHeader header = SegmentHeader.Read(bytes[..file.Read(bytes, 0)], path);
            return header.Number == number
                ? new Segment(file, path, header)
                : throw new StoreDamagedException(path, 0, $"the header is that of segment {header.Number}");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
