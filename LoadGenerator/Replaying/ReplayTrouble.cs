namespace Trading.LoadGenerator.Replaying;

/// <summary>What keeps a replay from going on. Safe for use by many threads.</summary>
internal sealed class ReplayTrouble
{
    private volatile string? _reason;

    /// <summary>Why the last attempt to connect failed; null once one did not.</summary>
    public string? Reason
    {
        get => _reason;
        set => _reason = value;
    }
}
