namespace Trading.Accounts;

/// <summary>What an account remembers of a command's session and number.</summary>
internal enum Recall
{
    /// <summary>It was not executed before.</summary>
    New,

    /// <summary>It was executed, and its status is known.</summary>
    Known,

    /// <summary>It is too old to say: the audit journal knows.</summary>
    AskJournal,

    /// <summary>No room to remember one more session; nothing may be executed that could not be recognised again.</summary>
    Full,
}
