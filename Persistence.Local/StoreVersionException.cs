namespace Trading.Persistence.Local;

/// <summary>The files of a store were written in a format that this version of the program does not know. Nothing was touched.</summary>
public sealed class StoreVersionException : Exception
{
    /// <summary>Says which file, and which format.</summary>
    /// <param name="file">The path of the file.</param>
    /// <param name="version">The format that the file names.</param>
    /// <param name="knownVersion">The newest format known here.</param>
    public StoreVersionException(string file, long version, long knownVersion)
        : base($"{file} has store format {version}; this version of the program knows formats up to {knownVersion}.")
    {
        Version = version;
    }

    /// <summary>The format that the file names.</summary>
    public long Version { get; }
}
