using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>
/// Answers every command at once and does nothing: what the doors alone can do, for comparison in benchmarks. Selected by
/// <c>Bench:Floor=true</c>.
/// </summary>
public sealed class FloorRouter : ICommandRouter
{
    /// <inheritdoc/>
    public bool TrySubmit(string user, in Command command, long tag, IOutcomeSink sink)
    {
        var completed = new CompletedCommand(command, tag, new Outcome { Repeated = true, TransactionNum = command.TransactionNum }, null);
        sink.Complete(new ReadOnlySpan<CompletedCommand>(in completed));
        return true;
    }
}
