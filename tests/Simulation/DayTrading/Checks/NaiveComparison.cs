using Trading.Accounts;
using Trading.Testing.Accounts;

namespace Trading.Simulation.DayTrading;

/// <summary>The account and the naive model have the same, nothing is negative, and no money came from nowhere.</summary>
internal static class NaiveComparison
{
    internal static void Check(JournalEntry entry, Account account, NaiveAccount naive)
    {
        var (cash, reserved) = (HitCheck.Dollars(account.Cash), HitCheck.Dollars(account.ReservedCash));
        SimulationFailedException.Unless(
            (cash, reserved) == (naive.Cash, naive.Reserved),
            $"{entry}: cash {cash} and {reserved}, in the model {naive.Cash} and {naive.Reserved}.");
        SimulationFailedException.Unless(cash >= 0 && reserved >= 0, $"{entry}: cash {cash} and {reserved}.");
        SimulationFailedException.Unless(
            cash + reserved == naive.Books, $"{entry}: {cash + reserved} in hand, {naive.Books} in the books.");
        SimulationFailedException.Unless(
            (account.Buys.Count, account.Sells.Count) == (naive.Buys.Count, naive.Sells.Count),
            $"{entry}: {account.Buys.Count} and {account.Sells.Count} pending, in the model {naive.Buys.Count} and {naive.Sells.Count}.");
        foreach (var symbol in naive.Shares.Keys)
        {
            var holding = account.HoldingOf(Symbol.Parse(symbol));
            SimulationFailedException.Unless(
                (holding.Available, holding.Reserved) == (naive.Shares[symbol], naive.SharesReserved(symbol))
                    && holding is { Available: >= 0, Reserved: >= 0 },
                $"{entry}: {holding} of {symbol}, in the model {naive.Shares[symbol]} and {naive.SharesReserved(symbol)}.");
        }
    }
}
