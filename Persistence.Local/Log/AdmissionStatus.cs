namespace Trading.Persistence.Local;

/// <summary>What became of a write that asked to join the next flush.</summary>
internal enum AdmissionStatus
{
    /// <summary>It is in a group and will be durable with it.</summary>
    Accepted,

    /// <summary>The key has another version than expected; nothing was written.</summary>
    Conflict,

    /// <summary>There is nothing to clear; nothing was written.</summary>
    Nothing,

    /// <summary>The group has no room; to be asked again when it is on disk.</summary>
    Full,
}
