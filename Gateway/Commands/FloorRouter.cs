using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>
/// Answers every command at once and does nothing, but refuses what the caller may not send: what the doors alone can do, for comparison
/// in benchmarks. Selected by <c>Bench:Floor=true</c>.
/// </summary>
public sealed class FloorRouter : ICommandRouter
{
    /// <inheritdoc/>
    public bool TrySubmit(string user, in Command command, long tag, IOutcomeSink sink)
    {
        var status = command.Refusal == Status.Forbidden ? Status.Forbidden : Status.Ok;
        var outcome = new Outcome { Status = status, Repeated = true, TransactionNum = command.TransactionNum };
        var completed = new CompletedCommand(command, tag, outcome, null);
        sink.Complete(new ReadOnlySpan<CompletedCommand>(in completed));
        return true;
    }
}
