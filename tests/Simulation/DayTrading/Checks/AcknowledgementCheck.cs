using Trading.Accounts;
using Trading.Audit;

namespace Trading.Simulation.DayTrading;

/// <summary>
/// Every command that the client was answered is in the journal exactly once, with the status that it was told; one without an answer
/// is there once at most; and nothing
/// is there that nobody sent.
/// </summary>
internal static class AcknowledgementCheck
{
    internal static void Check(Books books, IReadOnlyList<UserClient> clients)
    {
        foreach (var client in clients)
        {
            var recorded = books.EventsOf(client.User).Where(entry => entry.Event.Kind == AccountEventKind.Command)
                .ToLookup(entry => SentCommand.KeyOf(entry.Event.Session, entry.Event.TransactionNum));
            var sent = client.Commands.ToDictionary(command => command.Key);
            foreach (var command in client.Commands)
                CheckCommand(command, [.. recorded[command.Key]]);
            foreach (var entries in recorded)
                SimulationFailedException.Unless(sent.ContainsKey(entries.Key), $"Nobody sent {entries.First()}.");
        }
    }

    private static void CheckCommand(SentCommand command, JournalEntry[] recorded)
    {
        SimulationFailedException.Unless(recorded.Length <= 1, $"{command} was executed {recorded.Length} times.");
        if (command.Status is not { } status)
        {
            SimulationFailedException.Unless(!command.CanRepeat, $"{command} was never answered.");
            return;
        }

        SimulationFailedException.Unless(recorded.Length == 1, $"{command} was answered with {status} and is not in the journal.");
        var e = recorded[0].Event;
        SimulationFailedException.Unless(e.Status == status, $"{command} was answered with {status} and recorded with {e.Status}.");
        var given = command.Command;
        SimulationFailedException.Unless(
            e.Command == given.Kind && e.Amount == given.Amount && (!CommandShape.HasSymbol(given.Kind) || e.Symbol == given.Symbol),
            $"{command} was recorded as {recorded[0]}.");
    }
}
