namespace Trading.LoadGenerator.Verifying;

/// <summary>How a log is verified.</summary>
internal sealed record VerifyOptions
{
    /// <summary>By how much times in the log may be off, in milliseconds.</summary>
    public long ToleranceMs { get; init; } = 1_000;

    /// <summary>Commands before this time need not be in a workload; Unix milliseconds.</summary>
    public long SinceMs { get; init; }

    /// <summary>True where the log may have commands of no workload: they are checked, but not asked for.</summary>
    public bool AllowsOthers { get; init; }
}
