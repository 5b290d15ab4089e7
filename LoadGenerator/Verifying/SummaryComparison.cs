using System.Text.Json;
using Trading.LoadGenerator.Workloads;

namespace Trading.LoadGenerator.Verifying;

/// <summary>Compares a summary (gateway.md) with an account as the log makes it.</summary>
internal static class SummaryComparison
{
    /// <summary>The first difference in words, or null.</summary>
    /// <param name="account">The account by the log.</param>
    /// <param name="summary">The summary.</param>
    /// <param name="nowMs">When the summary was made; Unix milliseconds.</param>
    public static string? Find(AccountModel account, JsonElement summary, long nowMs)
    {
        var user = summary.GetProperty("user").GetString();
        if (user != account.User)
            return $"it is of user {user}";
        var (cash, reserved) = (SummaryFields.Cents(summary, "cash"), SummaryFields.Cents(summary, "reservedCash"));
        if (cash != account.CashCents)
            return $"cash {Cents.Format(cash)}, by the log {Cents.Format(account.CashCents)}";
        if (reserved != account.ReservedCents)
            return $"reserved cash {Cents.Format(reserved)}, by the log {Cents.Format(account.ReservedCents)}";
        var buys = summary.GetProperty("pendingBuys").GetArrayLength();
        if (buys != account.Buys.Count)
            return $"{buys} pending buys, by the log {account.Buys.Count}";
        var triggers = summary.GetProperty("triggers").EnumerateArray()
            .Count(t => t.GetProperty("triggerPrice").ValueKind == JsonValueKind.String);
        var waiting = account.BuyOrders.Values.Count(o => o.TriggerCents > 0) + account.SellOrders.Values.Count(o => o.TriggerCents > 0);
        if (triggers != waiting)
            return $"{triggers} triggers, by the log {waiting}";
        return FindInHoldings(account, summary.GetProperty("holdings"), nowMs);
    }

    private static string? FindInHoldings(AccountModel account, JsonElement holdings, long nowMs)
    {
        HashSet<string> told = [];
        foreach (var holding in holdings.EnumerateArray())
        {
            var symbol = holding.GetProperty("symbol").GetString()!;
            told.Add(symbol);
            var available = SummaryFields.Count(holding.GetProperty("available"));
            var reserved = SummaryFields.Count(holding.GetProperty("reserved"));
            var (free, held) = (account.FreeShares(symbol, nowMs), account.ReservedShares(symbol, nowMs));
            if (!free.Allows(available) || !held.Allows(reserved) || !account.Shares.GetValueOrDefault(symbol).Allows(available + reserved))
                return $"{available} available and {reserved} reserved shares of {symbol}, by the log {free} and {held}";
        }

        var missing = account.Shares.FirstOrDefault(s => s.Value.Lo > 0 && !told.Contains(s.Key));
        return missing.Key is null ? null : $"no shares of {missing.Key}, by the log {missing.Value}";
    }
}
