using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>
/// Takes commands to the accounts of their users: in order for one user, side by side for different ones. Safe for use by many threads.
/// </summary>
public interface ICommandRouter
{
    /// <summary>
    /// Takes a command for the account <paramref name="user"/> (<see cref="UserId.Supervisor"/> for one that is no single user's). Its
    /// outcome goes to <paramref name="sink"/>, exactly once. Whether the caller may do this has been checked before.
    /// </summary>
    /// <param name="user">The account.</param>
    /// <param name="command">The command; one with a <see cref="Command.Refusal"/> is recorded and refused in its turn.</param>
    /// <param name="tag">Comes back with the outcome; the router does not look at it.</param>
    /// <param name="sink">Where the outcome goes.</param>
    /// <returns>False where too much is under way: the command is not taken, and nothing goes to the sink.</returns>
    bool TrySubmit(string user, in Command command, long tag, IOutcomeSink sink);
}
