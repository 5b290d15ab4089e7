using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>Execution of single commands, for doors that answer one request with one outcome.</summary>
public static class CommandRouterExecution
{
    /// <summary>Executes one command; the outcome is <see cref="Status.Overloaded"/> where the router does not take it.</summary>
    public static Task<CompletedCommand> ExecuteAsync(this ICommandRouter router, string user, Command command)
    {
        var sink = new SingleOutcomeSink();
        return router.TrySubmit(user, command, tag: 0, sink)
            ? sink.Task
            : Task.FromResult(new CompletedCommand(command, 0, new Outcome { Status = Status.Overloaded }, null));
    }
}
