namespace Trading.Persistence.Local;

/// <summary>One open file of a store. Reads may run beside a write; writes come from one thread.</summary>
internal interface IStoreFile : IDisposable
{
    /// <summary>Length in bytes.</summary>
    long Length { get; }

    /// <summary>Reads into <paramref name="buffer"/> from <paramref name="offset"/>.</summary>
    /// <returns>How many bytes were read: fewer than asked for only at the end of the file.</returns>
    int Read(Span<byte> buffer, long offset);

    /// <summary>Writes all of <paramref name="bytes"/> at <paramref name="offset"/>; durable after <see cref="Flush"/>.</summary>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Cuts the file, or lengthens it with zeros.</summary>
    void SetLength(long length);

    /// <summary>Makes every earlier change of the file durable.</summary>
    void Flush();
}
