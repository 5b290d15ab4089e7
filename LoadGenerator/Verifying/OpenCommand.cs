namespace Trading.LoadGenerator.Verifying;

/// <summary>A command, or a trigger that fired, whose other elements may still come.</summary>
/// <param name="element">The <c>userCommand</c> or <c>systemEvent</c>.</param>
/// <param name="match">The line of a workload that it is, or null.</param>
internal sealed class OpenCommand(LogElement element, CommandMatch? match)
{
    /// <summary>The <c>userCommand</c> or <c>systemEvent</c>.</summary>
    public LogElement Element { get; } = element;

    /// <summary>The line of a workload that it is, or null.</summary>
    public CommandMatch? Match { get; } = match;

    /// <summary>True for a trigger that fired.</summary>
    public bool IsFiring => Element.Kind == LogElementKind.SystemEvent;

    /// <summary>The cash that was added so far; 0 for none.</summary>
    public long AddedCents { get; private set; }

    /// <summary>The cash that was removed so far; 0 for none.</summary>
    public long RemovedCents { get; private set; }

    /// <summary>True where cash has moved.</summary>
    public bool HasMoved => AddedCents != 0 || RemovedCents != 0;

    /// <summary>Takes a change of cash; false where it cannot be this command's.</summary>
    public bool TryTake(in LogElement change)
    {
        if (change.TransactionNum != Element.TransactionNum || RemovedCents != 0 || (AddedCents != 0 && change.IsAdd))
            return false;
        if (change.IsAdd)
            AddedCents = change.FundsCents;
        else
            RemovedCents = change.FundsCents;
        return true;
    }
}
