using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>What <see cref="CommandLineParser"/> found in a line.</summary>
public readonly record struct ParsedLine
{
    /// <summary>
    /// <see cref="Accounts.Status.Ok"/>: there is a command to submit, perhaps one with a refusal. <see cref="Accounts.Status.Malformed"/>
    /// or <see cref="Accounts.Status.UnknownCommand"/>: there is none; the door answers with this status and nothing is recorded.
    /// </summary>
    public Status Status { get; init; }

    /// <summary>True where the line starts with <c>!</c>: it runs to completion and gets no reply.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>The transaction number, from 1; 0 where it is missing or not a number.</summary>
    public long TransactionNum { get; init; }

    /// <summary>
    /// The account that the command is for; <see cref="UserId.Supervisor"/> for a dump of everything and for a malformed command without a
    /// valid user; null where there is no command.
    /// </summary>
    public string? User { get; init; }

    /// <summary>The command; its <see cref="Command.Refusal"/> says what is wrong with its arguments.</summary>
    public Command Command { get; init; }
}
