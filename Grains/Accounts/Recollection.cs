using Trading.Audit;

namespace Trading.Accounts;

/// <summary>What the audit journal said of those commands of a batch that the account itself has forgotten.</summary>
internal sealed class Recollection
{
    private readonly AccountExecutor _executor;
    private readonly Dictionary<CommandId, Status?> _statuses;

    private Recollection(AccountExecutor executor, Dictionary<CommandId, Status?> statuses) => (_executor, _statuses) = (executor, statuses);

    /// <summary>Asks for all commands of a batch at once, as the journal has to be read back for it.</summary>
    public static async Task<Recollection> AskAsync(
        IAuditGrain journal, string user, AccountExecutor executor, Command[] commands, long nowMs)
    {
        CommandId[] ids = [.. commands.Select(command => executor.UnknownId(command, nowMs)).OfType<CommandId>().Distinct()];
        var statuses = await journal.FindOutcomesAsync(user, ids, nowMs - OutcomeMemory.LifeMs);
        return new Recollection(executor, ids.Zip(statuses).ToDictionary());
    }

    /// <summary>The supplies of a command with what the journal said of it, where it was asked.</summary>
    public Supplies Complete(in Supplies supplies, in Command command, long nowMs) =>
        _executor.UnknownId(command, nowMs) is { } id && _statuses.TryGetValue(id, out var first)
            ? supplies with { JournalWasAsked = true, FirstStatus = first }
            : supplies;
}
