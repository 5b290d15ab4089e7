using Trading.Exchange;

namespace Trading.Simulation.Exchange;

/// <summary>Every deposit and withdrawal that was acknowledged was made exactly once, and none that nobody asked for.</summary>
internal static class TransferCheck
{
    internal static void Check(Books books, IReadOnlyList<TraderClient> traders)
    {
        foreach (var trader in traders)
        {
            var made = Made(books, trader.User).ToLookup(transfer => transfer.Id);
            foreach (var (transfer, told) in trader.Transfers.Values)
            {
                SimulationFailedException.Unless(
                    made[transfer.Id].All(same => same == transfer) && made[transfer.Id].Count() <= 1,
                    $"{transfer} of {trader.User} was made as {string.Join(", ", made[transfer.Id])}.");
                SimulationFailedException.Unless(
                    told != ExchangeStatus.Ok || made.Contains(transfer.Id), $"{transfer} of {trader.User} was acknowledged and not made.");
            }

            var unknown = made.FirstOrDefault(transfer => !trader.Transfers.ContainsKey(transfer.Key));
            SimulationFailedException.Unless(unknown is null, $"Nobody asked for the transfer {unknown?.Key} of {trader.User}.");
        }
    }

    /// <summary>What the journal has of a user.</summary>
    internal static IEnumerable<Transfer> Made(Books books, string user) =>
        books.EventsOf(user).Select(entry => entry.Event.Exchange).OfType<Transferred>().Select(transferred => transferred.Transfer);
}
