using Trading.Accounts;
using Trading.Exchange;

namespace Trading.Simulation.Exchange;

/// <summary>
/// The account that the user's events alone make is the one that is shown; each stream with a book has no gap and no repetition.
/// </summary>
internal static class JournalCheck
{
    internal static void Check(IReadOnlyList<JournalEntry> entries, AccountState shown)
    {
        var account = new Account();
        var told = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Event.Exchange is BookTold { Symbol: var symbol, Event.Number: var number })
            {
                var last = told.GetValueOrDefault(symbol);
                SimulationFailedException.Unless(number == last + 1, $"{shown.User} has event {number} of {symbol} after {last}.");
                told[symbol] = number;
            }

            account.Apply(entry.Event);
            foreach (var balance in account.Balances())
                SimulationFailedException.Unless(
                    balance is { Available: >= 0, Locked: >= 0 }, $"{shown.User} has {balance} after {entry}.");
        }

        SimulationFailedException.Unless(
            account.Balances().SequenceEqual(shown.Balances),
            $"{shown.User} shows {string.Join(", ", shown.Balances)}, and the events make {string.Join(", ", account.Balances())}.");
        if (account.HasOrders)
            SimulationFailedException.Unless(!account.Orders.HasUnanswered, $"A book has left a command of {shown.User} unanswered.");
    }
}
