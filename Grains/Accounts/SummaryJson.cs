using System.Text.Json;

namespace Trading.Accounts;

/// <summary>Renders the summary of an account (gateway.md, "Summary").</summary>
internal sealed class SummaryJson(string user)
{
    [ThreadStatic]
    private static Utf8Text? shared;

    private readonly byte[] _user = JsonEncodedText.Encode(user).EncodedUtf8Bytes.ToArray();
    private readonly HistoryJson _history = new();

    /// <summary>The summary now.</summary>
    public AccountSummary Render(Account account)
    {
        var text = shared ??= new Utf8Text();
        text.Clear();
        text.Raw("{\"user\":\""u8).Raw(_user).Raw("\",\"cash\":\""u8).Money(account.Cash)
            .Raw("\",\"reservedCash\":\""u8).Money(account.ReservedCash).Raw("\",\"holdings\":["u8);
        var separator = ""u8;
        foreach (var (symbol, holding) in account.Holdings)
        {
            text.Raw(separator).Raw("{\"symbol\":\""u8).Symbol(symbol).Raw("\",\"available\":\""u8).Number(holding.Available)
                .Raw("\",\"reserved\":\""u8).Number(holding.Reserved).Raw("\"}"u8);
            separator = ","u8;
        }

        text.Raw("],\"pendingBuys\":["u8);
        WriteTrades(text, account.Buys, "\",\"cost\":\""u8);
        text.Raw("],\"pendingSells\":["u8);
        WriteTrades(text, account.Sells, "\",\"proceeds\":\""u8);
        text.Raw("],\"triggers\":["u8);
        WriteTriggers(text, account.BuyOrders, isBuy: true, ""u8);
        WriteTriggers(text, account.SellOrders, isBuy: false, account.BuyOrders.Count > 0 ? ","u8 : ""u8);
        text.Raw("]"u8);
        var history = account.History;
        var entries = _history.Render(history);
        return new AccountSummary(text.Written, entries, history.Added > history.Count, _history.Share());
    }

    private static void WriteTrades(Utf8Text text, PendingTrades trades, ReadOnlySpan<byte> totalName)
    {
        for (var i = trades.Count - 1; i >= 0; i--)
        {
            var trade = trades.OldestFirst[i];
            text.Raw("{\"symbol\":\""u8).Symbol(trade.Symbol).Raw("\",\"shares\":\""u8).Number(trade.Shares)
                .Raw(totalName).Money(trade.Total).Raw("\",\"expiresAt\":\""u8).Time(trade.ExpiresAtMs).Raw(i == 0 ? "\"}"u8 : "\"},"u8);
        }
    }

    private static void WriteTriggers(
        Utf8Text text, Dictionary<Symbol, TriggerOrder> orders, bool isBuy, ReadOnlySpan<byte> separator)
    {
        foreach (var (symbol, order) in orders)
        {
            text.Raw(separator).Raw(isBuy ? "{\"side\":\"buy\",\"symbol\":\""u8 : "{\"side\":\"sell\",\"symbol\":\""u8)
                .Symbol(symbol).Raw("\",\"amount\":\""u8);
            var start = text.Length;
            var amount = text.Money(order.Amount).Written[start..];
            text.Raw("\",\"triggerPrice\":"u8);
            if (order.HasTrigger)
                text.Raw("\""u8).Money(order.TriggerPrice).Raw("\""u8);
            else
                text.Raw("null"u8);
            text.Raw(",\"reservedCash\":\""u8).Raw(isBuy ? amount : "0.00"u8)
                .Raw("\",\"reservedShares\":\""u8).Number(order.ReservedShares).Raw("\"}"u8);
            separator = ","u8;
        }
    }
}
