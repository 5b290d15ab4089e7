using Trading.Accounts;

namespace Trading.Simulation.DayTrading;

/// <summary>A command of a client, and what the client has heard of it.</summary>
internal sealed class SentCommand(string user, Command command)
{
    internal Command Command => command;

    /// <summary>True where a repetition is recognised, so that the client may ask again.</summary>
    internal bool CanRepeat => command.Session is not null;

    /// <summary>The outcome that said that the command was executed; null while none was heard.</summary>
    internal Outcome? Executed { get; private set; }

    /// <summary>The status that the client was told; null while none was heard.</summary>
    internal Status? Status { get; private set; }

    /// <summary>What names a command within its user: the session and the number there, or else the number alone.</summary>
    internal static (string? Session, long Number) KeyOf(string? session, long transactionNum) =>
        (session, session is null ? transactionNum : Command.NumberInSession(session, transactionNum));

    internal (string? Session, long Number) Key => KeyOf(command.Session, command.TransactionNum);

    /// <summary>Takes an outcome, of the command or of a repetition of it.</summary>
    internal void Hear(in Outcome outcome)
    {
        SimulationFailedException.Unless(
            Status is not { } told || told == outcome.Status, $"{this} was told to have ended as {Status}, and then as {outcome.Status}.");
        SimulationFailedException.Unless(outcome.Repeated || Executed is null, $"{this} was executed twice, as the client was told.");
        SimulationFailedException.Unless(
            outcome.Status is not (Accounts.Status.Overloaded or Accounts.Status.Internal), $"{this} ended as {outcome.Status}.");
        Status = outcome.Status;
        if (!outcome.Repeated)
            Executed = outcome;
    }

    public override string ToString() =>
        $"{user} [{command.Session} {command.TransactionNum}] {command.Kind} {command.Symbol} {command.Amount}";
}
