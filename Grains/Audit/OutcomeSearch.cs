using Trading.Accounts;

namespace Trading.Audit;

/// <summary>Looks for commands of one user in blocks of the journal, and notes how they ended.</summary>
/// <param name="ids">The commands, each once.</param>
internal sealed class OutcomeSearch(CommandId[] ids)
{
    private readonly Dictionary<CommandId, int> _places = ids.Select((id, place) => (id, place)).ToDictionary();

    /// <summary>How they ended, in the order of the ids; null where a command was not found.</summary>
    public Status?[] Statuses { get; } = new Status?[ids.Length];

    /// <summary>True where there is nothing more to look for.</summary>
    public bool IsDone => _places.Count == 0;

    /// <summary>Looks at a block of the user.</summary>
    public void Look(AuditBlock block)
    {
        var events = new AccountEventReader(block.Events);
        while (events.TryRead(out var e))
        {
            if (e is { Kind: AccountEventKind.Command, Session: { } session }
                && _places.Remove(new CommandId(session, Command.NumberInSession(session, e.TransactionNum)), out var place))
                Statuses[place] = e.Status;
        }
    }
}
