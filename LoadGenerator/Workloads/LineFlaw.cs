namespace Trading.LoadGenerator.Workloads;

/// <summary>What is wrong with a line of a workload (day-trading.md, "Input lines").</summary>
internal enum LineFlaw : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its command does not exist: it is answered with an error and is in no log.</summary>
    UnknownCommand,

    /// <summary>Its arguments are not right: the command is refused.</summary>
    Arguments,

    /// <summary>It names no user: the command is refused, and nobody's in the log.</summary>
    NoUser,

    /// <summary>The user id has characters about which the rules leave room: what becomes of the line is not checked.</summary>
    Unclear,
}
