using Trading.Audit;

namespace Trading.Simulation;

/// <summary>An event of the audit journal with its block.</summary>
internal sealed record JournalEntry(AuditBlock Block, AccountEvent Event)
{
    public override string ToString() =>
        $"{Block.User} {Event.Kind} {Event.Command} [{Event.Session} {Event.TransactionNum}] "
        + $"{Event.Status} {Event.Symbol} at {Event.TimeMs}";
}
