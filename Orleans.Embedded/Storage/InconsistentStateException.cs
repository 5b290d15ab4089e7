using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>
/// A write met another version in the store than the one it was based on. A grain that lets this escape from a call is deactivated, since
/// its memory is out of date.
/// </summary>
[GenerateSerializer]
public class InconsistentStateException : OrleansException
{
    /// <summary>An exception with a default message.</summary>
    public InconsistentStateException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public InconsistentStateException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }

    /// <summary>An exception with a message, both versions and a cause.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException!)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>An exception with a message and both versions.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, null)
    {
    }

    /// <summary>An exception with both versions and a cause, whose message it takes.</summary>
    public InconsistentStateException(string? storedEtag, string? currentEtag, Exception storageException)
        : this(storageException.Message, storedEtag, currentEtag, storageException)
    {
    }

    /// <summary>The version in the store.</summary>
    [Id(1)]
    public string? StoredEtag { get; private set; }

    /// <summary>The version that the write was based on.</summary>
    [Id(2)]
    public string? CurrentEtag { get; private set; }

    /// <summary>
    /// Whether the exception has not left the activation that it arose in: only that one is deactivated by it, not its callers.
    /// </summary>
    [Id(0)]
    internal bool IsSourceActivation { get; set; } = true;
}
