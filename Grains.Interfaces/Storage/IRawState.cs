namespace Trading.Storage;

/// <summary>
/// A grain state that is already bytes. A storage that knows this interface keeps the bytes as they are; any other storage sees an
/// ordinary serializable type.
/// </summary>
/// <remarks>An implementation has a public constructor without parameters.</remarks>
public interface IRawState
{
    /// <summary>
    /// The whole record; not empty, because there are storages that take an empty record for none. A storage may read it until the write
    /// that was given it has ended, so it must not change before that; what a storage sets here after a read belongs to the state and is
    /// never changed by the storage.
    /// </summary>
    ReadOnlyMemory<byte> Bytes { get; set; }
}
