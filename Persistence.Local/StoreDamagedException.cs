namespace Trading.Persistence.Local;

/// <summary>
/// The files of a store hold something other than what was written. The store refuses to open rather than go on with a part of what it
/// acknowledged; a torn tail, which is what a crash leaves, is not damage.
/// </summary>
public sealed class StoreDamagedException : Exception
{
    /// <summary>Says where, and what is wrong there.</summary>
    /// <param name="file">The path of the file.</param>
    /// <param name="offset">The place in the file, in bytes from its start.</param>
    /// <param name="reason">What is wrong, as a clause.</param>
    public StoreDamagedException(string file, long offset, string reason)
        : base($"The store is damaged: {file} at offset {offset}: {reason}.")
    {
        File = file;
        Offset = offset;
    }

    /// <summary>The path of the file.</summary>
    public string File { get; }

    /// <summary>The place in the file, in bytes from its start.</summary>
    public long Offset { get; }
}
