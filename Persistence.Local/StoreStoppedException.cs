namespace Trading.Persistence.Local;

/// <summary>
/// The store takes no writes any more: it was closed, or a write or flush failed. Whether a write that was waiting when that happened
/// survives is unknown until the store is opened again; a write that came later was not begun.
/// </summary>
public sealed class StoreStoppedException : Exception
{
    /// <summary>Says which store, and why.</summary>
    /// <param name="path">The folder of the store.</param>
    /// <param name="cause">The failure that stopped it; none if it was closed.</param>
    public StoreStoppedException(string path, Exception? cause)
        : base($"The store in {path} {(cause is null ? "is closed." : $"has stopped after a failure: {cause.Message}")}", cause)
    {
        Path = path;
    }

    /// <summary>The folder of the store.</summary>
    public string Path { get; }
}
