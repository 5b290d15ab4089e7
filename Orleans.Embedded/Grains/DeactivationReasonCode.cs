namespace Orleans;

/// <summary>The kinds of reasons why an activation ends. All of Orleans' codes are here; some arise only in a cluster.</summary>
public enum DeactivationReasonCode : byte
{
    /// <summary>No reason.</summary>
    None = 0,

    /// <summary>The process is stopping.</summary>
    ShuttingDown = 1,

    /// <summary>The grain could not be activated.</summary>
    ActivationFailed = 2,

    /// <summary>Only in a cluster.</summary>
    DirectoryFailure = 3,

    /// <summary>The grain was idle for its collection age.</summary>
    ActivationIdle = 4,

    /// <summary>Only in a cluster.</summary>
    ActivationUnresponsive = 5,

    /// <summary>Only in a cluster.</summary>
    DuplicateActivation = 6,

    /// <summary>Only in a cluster.</summary>
    IncompatibleRequest = 7,

    /// <summary>The grain let an exception escape that means its memory cannot be trusted.</summary>
    ApplicationError = 8,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested = 9,

    /// <summary>Only in a cluster.</summary>
    Migrating = 10,

    /// <summary>The runtime asked for it.</summary>
    RuntimeRequested = 11,

    /// <summary>Only in a cluster.</summary>
    HighMemoryPressure = 12,
}
