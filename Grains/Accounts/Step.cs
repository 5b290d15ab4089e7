namespace Trading.Accounts;

/// <summary>How far the execution of one command came.</summary>
internal enum Step
{
    /// <summary>It ended, well or refused.</summary>
    Done,

    /// <summary>It needs a price that is not at hand. Nothing of it has happened.</summary>
    NeedsQuote,

    /// <summary>It may be a repetition that only the audit journal can tell. Nothing of it has happened.</summary>
    NeedsJournal,
}
