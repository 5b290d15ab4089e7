namespace Trading.LoadGenerator.Verifying;

/// <summary>What was checked.</summary>
internal sealed class VerifyCounts
{
    /// <summary>Elements by <see cref="LogElementKind"/>.</summary>
    public long[] Elements { get; } = new long[6];

    /// <summary>Commands that are no line of a workload.</summary>
    public long Others { get; set; }

    /// <summary>Commands executed.</summary>
    public long Accepted { get; set; }

    /// <summary>Commands refused.</summary>
    public long Refused { get; set; }

    /// <summary>Buys and sells whose expiry the log tells.</summary>
    public long Expired { get; set; }

    /// <summary>Triggers that fired.</summary>
    public long Fired { get; set; }

    /// <summary>Commands whose answer was compared with the log.</summary>
    public long Answers { get; set; }

    /// <summary>Summaries in answers that were compared with the account at that moment.</summary>
    public long AnsweredSummaries { get; set; }

    /// <summary>Live summaries that were compared with the log.</summary>
    public long LiveSummaries { get; set; }

    /// <summary>Accounts that moved on after the log was made, and were compared by a newer one.</summary>
    public long MovedOn { get; set; }
}
