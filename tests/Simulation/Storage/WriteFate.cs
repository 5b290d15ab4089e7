namespace Trading.Simulation;

/// <summary>What becomes of a write to a storage server.</summary>
internal enum WriteFate
{
    /// <summary>It is done, and the caller hears so.</summary>
    Answered,

    /// <summary>It is not done, and the caller hears of a failure.</summary>
    Refused,

    /// <summary>It is done, but the caller hears of a failure.</summary>
    Unheard,

    /// <summary>It is done, but the client tried twice, and so the caller hears of a conflict.</summary>
    Conflicting,

    /// <summary>The caller hears of a failure, and after that it is done.</summary>
    Late,

    /// <summary>
    /// The caller hears that it is done, and it never is: a storage that breaks its promise, which the simulation must notice.
    /// </summary>
    Forgotten,
}
