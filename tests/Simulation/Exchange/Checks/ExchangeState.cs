using System.Text;
using Trading.Accounts;
using Trading.Exchange;

namespace Trading.Simulation.Exchange;

/// <summary>All that a node shows of the exchange: every account, the house's as the last, and every book.</summary>
internal sealed record ExchangeState(IReadOnlyList<AccountState> Accounts, IReadOnlyList<MarketState> Markets)
{
    /// <summary>The account of the fees.</summary>
    internal AccountState House => Accounts[^1];

    internal static async Task<ExchangeState> ReadAsync(SimulatedNode node, ExchangeScenario scenario)
    {
        var accounts = new List<AccountState>();
        foreach (var user in scenario.Traders.Select(trader => trader.User).Append(UserId.House))
            accounts.Add(await AccountState.ReadAsync(node, user));
        var markets = new List<MarketState>();
        foreach (var instrument in scenario.Instruments)
            markets.Add(await MarketState.ReadAsync(node, instrument.Instrument));
        return new ExchangeState(accounts, markets);
    }

    internal Instrument InstrumentOf(string symbol) => Markets.Single(market => market.Symbol == symbol).Instrument;

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var account in Accounts)
            account.Write(text);
        foreach (var market in Markets)
            market.Write(text);
        return text.ToString();
    }
}
