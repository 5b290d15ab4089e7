using Trading.Accounts;

namespace Trading.Gateway.Access;

/// <summary>Who sends a request, after authentication, and what that allows (gateway.md, "Who may do what").</summary>
/// <param name="Name">The user id of a <see cref="Role.User"/>; for other roles a name for the log.</param>
/// <param name="Role">What the caller is.</param>
public sealed record Caller(string Name, Role Role)
{
    /// <summary>True where the caller may dump the history of all users.</summary>
    public bool CanDumpAll => Role is Role.Supervisor or Role.Service;

    /// <summary>True where the caller may trade on that user's account and read it.</summary>
    public bool CanActFor(string user) => Role switch
    {
        Role.Service => user is not (UserId.Supervisor or UserId.House),
        Role.User => string.Equals(user, Name, StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>
    /// True where the caller may read that account's balances and orders; the supervisor may read all, that of the house too.
    /// </summary>
    public bool CanRead(string user) => Role == Role.Supervisor || CanActFor(user);

    /// <summary>
    /// The command as it is to be executed. One that the caller may not send is refused, and recorded with those that name no account:
    /// nobody writes into another's history.
    /// </summary>
    /// <param name="command">What the caller sent.</param>
    /// <param name="user">The account, or <see cref="UserId.Supervisor"/>; becomes that of the refusal.</param>
    public Command Checked(in Command command, ref string user)
    {
        if (CanExecute(command.Kind, user))
            return command;
        user = UserId.Supervisor;
        return command with { Refusal = Status.Forbidden, Session = null };
    }

    /// <summary>
    /// True where the caller may have that command executed on that account, which is <see cref="UserId.Supervisor"/> for a dump of
    /// everything and for a malformed command that names no user: it is refused in any case, so anybody may send it.
    /// </summary>
    public bool CanExecute(CommandKind kind, string user) => kind switch
    {
        CommandKind.Dumplog => CanDumpAll || CanActFor(user),
        CommandKind.Add when Role == Role.Supervisor => true,
        _ => CanActFor(user) || user == UserId.Supervisor,
    };
}
