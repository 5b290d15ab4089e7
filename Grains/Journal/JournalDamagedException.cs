namespace Trading.Journal;

/// <summary>The records of a journal are not what was written: one is missing, or holds something else.</summary>
public sealed class JournalDamagedException : Exception
{
    /// <summary>Says which record, and what is wrong with it.</summary>
    /// <param name="record">The name of the record.</param>
    /// <param name="owner">The grain that owns the journal.</param>
    /// <param name="reason">What is wrong, as a clause.</param>
    public JournalDamagedException(string record, string owner, string reason)
        : base($"The journal is damaged: record '{record}' of {owner}: {reason}.")
    {
        Record = record;
    }

    /// <summary>The name of the record.</summary>
    public string Record { get; }
}
