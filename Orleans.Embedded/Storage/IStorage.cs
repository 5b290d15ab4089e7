namespace Orleans.Core;

/// <summary>A grain's record in a store, bound to the grain.</summary>
public interface IStorage
{
    /// <summary>The version that was read or written last; null before the first write.</summary>
    string? Etag { get; }

    /// <summary>Whether the store has the record.</summary>
    bool RecordExists { get; }

    /// <summary>Deletes the record or empties it.</summary>
    Task ClearStateAsync();

    /// <summary>Writes the value.</summary>
    Task WriteStateAsync();

    /// <summary>Reads the value again and forgets changes that were not written.</summary>
    Task ReadStateAsync();

    /// <inheritdoc cref="ClearStateAsync()"/>
    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

    /// <inheritdoc cref="WriteStateAsync()"/>
    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    /// <inheritdoc cref="ReadStateAsync()"/>
    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
}
