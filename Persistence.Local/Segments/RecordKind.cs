namespace Trading.Persistence.Local;

/// <summary>What a record says about its key. The values are stored: they are never changed or used again.</summary>
internal enum RecordKind : byte
{
    /// <summary>No record; never stored.</summary>
    None = 0,

    /// <summary>The key has the payload that follows.</summary>
    Put = 1,

    /// <summary>The key has nothing from here on. There is no payload.</summary>
    Clear = 2,
}
