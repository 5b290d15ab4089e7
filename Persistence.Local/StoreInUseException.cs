namespace Trading.Persistence.Local;

/// <summary>The folder of a store is open in another process, or a second time in this one. Nothing was touched.</summary>
public sealed class StoreInUseException : Exception
{
    /// <summary>Says which folder, and whose it is.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="owner">The process id of its owner, where it could be read.</param>
    /// <param name="cause">What the operating system said.</param>
    public StoreInUseException(string path, string? owner, Exception cause)
        : base($"The store in {path} is in use by {(owner is null ? "another process" : $"process {owner}")}. "
            + "One folder has one process: stop the other one, or give this one another folder.", cause)
    {
        Path = path;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }
}
