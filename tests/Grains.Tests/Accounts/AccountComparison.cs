using Trading.Accounts;
using Trading.Testing.Accounts;

namespace Trading.Grains.Tests.Accounts;

/// <summary>Compares an account with a <see cref="NaiveAccount"/>, and checks what must hold of any account.</summary>
internal static class AccountComparison
{
    public static void Check(NaiveResult expected, in Outcome actual, CommandKind kind)
    {
        Assert.True(expected.Status == actual.Status, $"{kind}: expected {expected}, found {actual}");
        Assert.Equal((expected.Shares, expected.Total), (actual.Shares, Dollars(actual.Total)));
        if (kind == CommandKind.Quote)
            Assert.Equal(actual.Status == Status.Ok, actual.Price.IsPositive);
        else
            Assert.Equal((expected.Price, expected.UntilMs), (Dollars(actual.Price), actual.TimeMs));
    }

    public static void Check(Account account, NaiveAccount naive)
    {
        Assert.Equal(naive.Exists, account.Exists);
        Assert.Equal((naive.Cash, naive.Reserved), (Dollars(account.Cash), Dollars(account.ReservedCash)));
        Assert.Equal(naive.Books, Dollars(account.Cash + account.ReservedCash));
        Assert.True(account.Cash >= Money.Zero && account.ReservedCash >= Money.Zero && account.Cash + account.ReservedCash <= Money.Max);
        foreach (var name in RandomCommands.Symbols)
        {
            var symbol = Symbol.Parse(name);
            var holding = account.HoldingOf(symbol);
            Assert.Equal((naive.Shares.GetValueOrDefault(name), naive.SharesReserved(name)), (holding.Available, holding.Reserved));
            Assert.True(holding.Available >= 0 && holding.Reserved >= 0);
            Assert.Equal(holding.Total > 0, account.Holdings.ContainsKey(symbol));
            CheckOrder(naive.BuyOrders.GetValueOrDefault(name), account.BuyOrders, symbol);
            CheckOrder(naive.SellOrders.GetValueOrDefault(name), account.SellOrders, symbol);
        }

        CheckTrades(naive.Buys, account.Buys);
        CheckTrades(naive.Sells, account.Sells);
        CheckAttention(account, naive);
    }

    private static void CheckOrder(NaiveOrder? expected, IReadOnlyDictionary<Symbol, TriggerOrder> orders, Symbol symbol)
    {
        Assert.Equal(expected is not null, orders.TryGetValue(symbol, out var order));
        if (expected is null)
            return;
        Assert.Equal((expected.Amount, expected.Trigger ?? 0), (Dollars(order.Amount), Dollars(order.TriggerPrice)));
        Assert.Equal(expected.Shares, order.ReservedShares);
    }

    private static void CheckTrades(IReadOnlyList<NaiveTrade> expected, PendingTrades trades)
    {
        Assert.Equal(expected.Count, trades.Count);
        for (var i = 0; i < trades.Count; i++)
        {
            var trade = trades.OldestFirst[i];
            var same = trade.Shares == expected[i].Shares && trade.AtMs == expected[i].AtMs && Dollars(trade.Price) == expected[i].Price
                && trade.Symbol.ToString() == expected[i].Symbol;
            Assert.True(same, $"{expected[i]}, found {trade}");
        }
    }

    private static void CheckAttention(Account account, NaiveAccount naive)
    {
        var ages = naive.Buys.Concat(naive.Sells).Select(t => t.AtMs).ToList();
        Assert.Equal(ages.Count == 0 ? null : ages.Min() + 60_000, account.NextExpiryMs);
        var waiting = RandomCommands.Symbols.Where(name =>
            naive.BuyOrders.GetValueOrDefault(name)?.Trigger is not null || naive.SellOrders.GetValueOrDefault(name)?.Trigger is not null);
        Assert.Equal(waiting.Order(), account.TriggerSymbols.Select(s => s.ToString()).Order());
        Assert.Equal(ages.Count > 0 || waiting.Any(), account.NeedsAttention);
    }

    private static decimal Dollars(Money amount) => amount.Micros / 1_000_000m;
}
