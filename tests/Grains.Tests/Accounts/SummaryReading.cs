using System.Globalization;
using System.Text.Json;
using Trading.Accounts;

namespace Trading.Grains.Tests.Accounts;

/// <summary>Compares a summary with its account, every member of every object, in the shape that gateway.md gives it.</summary>
internal static class SummaryReading
{
    public static JsonElement Check(byte[] summary, Account account, string user)
    {
        using var document = JsonDocument.Parse(summary);
        var json = document.RootElement.Clone();
        CheckNames(
            json, "user", "cash", "reservedCash", "holdings", "pendingBuys", "pendingSells", "triggers", "history", "historyTruncated");
        Assert.Equal(user, json.GetProperty("user").GetString());
        Assert.Equal(Text(account.Cash), json.GetProperty("cash").GetString());
        Assert.Equal(Text(account.ReservedCash), json.GetProperty("reservedCash").GetString());
        CheckHoldings(json.GetProperty("holdings"), account);
        CheckTrades(json.GetProperty("pendingBuys"), account.Buys, "cost");
        CheckTrades(json.GetProperty("pendingSells"), account.Sells, "proceeds");
        CheckTriggers(json.GetProperty("triggers"), account);
        CheckHistory(json.GetProperty("history"), account.History);
        Assert.Equal(account.History.Added > 100, json.GetProperty("historyTruncated").GetBoolean());
        return json;
    }

    private static void CheckHoldings(JsonElement json, Account account)
    {
        var found = new HashSet<string>();
        foreach (var item in json.EnumerateArray())
        {
            CheckNames(item, "symbol", "available", "reserved");
            var symbol = item.GetProperty("symbol").GetString()!;
            Assert.True(found.Add(symbol));
            var holding = account.HoldingOf(Symbol.Parse(symbol));
            Assert.Equal((Text(holding.Available), Text(holding.Reserved)),
                (item.GetProperty("available").GetString(), item.GetProperty("reserved").GetString()));
        }

        Assert.Equal(account.Holdings.Count, found.Count);
    }

    private static void CheckTrades(JsonElement json, PendingTrades trades, string totalName)
    {
        Assert.Equal(trades.Count, json.GetArrayLength());
        for (var i = 0; i < trades.Count; i++)
        {
            var (item, trade) = (json[trades.Count - 1 - i], trades.OldestFirst[i]);
            CheckNames(item, "symbol", "shares", totalName, "expiresAt");
            Assert.Equal(trade.Symbol.ToString(), item.GetProperty("symbol").GetString());
            Assert.Equal(Text(trade.Shares), item.GetProperty("shares").GetString());
            Assert.Equal(Text(trade.Price * trade.Shares), item.GetProperty(totalName).GetString());
            Assert.Equal(trade.AtMs + 60_000, Time(item.GetProperty("expiresAt")));
        }
    }

    private static void CheckTriggers(JsonElement json, Account account)
    {
        Assert.Equal(account.BuyOrders.Count + account.SellOrders.Count, json.GetArrayLength());
        var found = new HashSet<(string?, string)>();
        foreach (var item in json.EnumerateArray())
        {
            CheckNames(item, "side", "symbol", "amount", "triggerPrice", "reservedCash", "reservedShares");
            var (side, symbol) = (item.GetProperty("side").GetString(), item.GetProperty("symbol").GetString()!);
            Assert.True(found.Add((side, symbol)));
            var order = (side == "buy" ? account.BuyOrders : account.SellOrders)[Symbol.Parse(symbol)];
            Assert.Equal(Text(order.Amount), item.GetProperty("amount").GetString());
            Assert.Equal(order.HasTrigger ? Text(order.TriggerPrice) : null, item.GetProperty("triggerPrice").GetString());
            Assert.Equal(side == "buy" ? Text(order.Amount) : "0.00", item.GetProperty("reservedCash").GetString());
            Assert.Equal(Text(order.ReservedShares), item.GetProperty("reservedShares").GetString());
        }
    }

    private static void CheckHistory(JsonElement json, History history)
    {
        Assert.Equal(Math.Min(100, history.Added), json.GetArrayLength());
        var turn = history.Added;
        foreach (var item in json.EnumerateArray())
        {
            var entry = history[--turn];
            List<string> names = ["transactionNum", "timestamp", "command", "status"];
            if (!entry.Symbol.IsNone)
                names.Add("symbol");
            if (entry.Amount != Money.Zero)
                names.Add("amount");
            CheckNames(item, [.. names]);
            Assert.Equal(entry.TransactionNum, item.GetProperty("transactionNum").GetInt64());
            Assert.Equal(entry.TimeMs, Time(item.GetProperty("timestamp")));
            Assert.Equal(CommandNames.Of(entry.Command), item.GetProperty("command").GetString());
            Assert.Equal(StatusCodes.Of(entry.Status), item.GetProperty("status").GetString());
            if (!entry.Symbol.IsNone)
                Assert.Equal(entry.Symbol.ToString(), item.GetProperty("symbol").GetString());
            if (entry.Amount != Money.Zero)
                Assert.Equal(Text(entry.Amount), item.GetProperty("amount").GetString());
        }
    }

    private static void CheckNames(JsonElement json, params string[] names) =>
        Assert.Equal(names.Order(), json.EnumerateObject().Select(p => p.Name).Order());

    private static long Time(JsonElement json) =>
        DateTimeOffset.ParseExact(
            json.GetString()!, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            .ToUnixTimeMilliseconds();

    private static string Text(Money amount) => (amount.Micros / 1_000_000m).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
