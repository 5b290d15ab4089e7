using Trading.Audit;
using Trading.Exchange;

namespace Trading.Gateway.History;

/// <summary>An event of the exchange on one account, as it stands in the audit journal.</summary>
/// <param name="User">The user.</param>
/// <param name="Number">Its number among all events of the user.</param>
/// <param name="TimeMs">When the account executed it; Unix milliseconds.</param>
/// <param name="Event">What happened.</param>
internal readonly record struct HistoryEntry(string User, long Number, long TimeMs, ExchangeEvent Event)
{
    /// <summary>The entries of some blocks, in order. Events of day trading and quote hits are none.</summary>
    /// <exception cref="FormatException">A block is damaged.</exception>
    public static List<HistoryEntry> Read(AuditBlock[] blocks)
    {
        var entries = new List<HistoryEntry>();
        foreach (var block in blocks)
        {
            var number = block.FirstNumber;
            var events = new AccountEventReader(block.Events);
            // Blocks without numbers hold quote hits only.
            for (; number > 0 && events.TryRead(out var e); number++)
                if (e.Exchange is { } change)
                    entries.Add(new HistoryEntry(block.User, number, e.TimeMs, change));
        }

        return entries;
    }
}
