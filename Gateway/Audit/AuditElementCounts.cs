namespace Trading.Gateway.Audit;

/// <summary>How many elements of each kind an export of the audit log has.</summary>
/// <param name="UserCommands">Commands.</param>
/// <param name="QuoteServers">Hits to the quote server.</param>
/// <param name="AccountTransactions">Changes of a user's cash.</param>
/// <param name="SystemEvents">Triggers that fired.</param>
/// <param name="ErrorEvents">Refused commands.</param>
/// <param name="DebugEvents">Remarks.</param>
public readonly record struct AuditElementCounts(
    long UserCommands, long QuoteServers, long AccountTransactions, long SystemEvents, long ErrorEvents, long DebugEvents)
{
    /// <summary>All elements under the root.</summary>
    public long Total => UserCommands + QuoteServers + AccountTransactions + SystemEvents + ErrorEvents + DebugEvents;
}
