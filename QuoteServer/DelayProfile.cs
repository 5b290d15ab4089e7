namespace Trading.QuoteServer;

/// <summary>How long the stand-in takes to answer.</summary>
public enum DelayProfile
{
    /// <summary>Every answer comes at once.</summary>
    None,

    /// <summary>As observed of the legacy server; see <see cref="ObservedDelays"/>.</summary>
    Observed,
}
