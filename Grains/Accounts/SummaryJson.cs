using System.Buffers;
using System.Text.Json;

namespace Trading.Accounts;

/// <summary>Renders the summary of an account (gateway.md, "Summary").</summary>
internal sealed class SummaryJson(string user)
{
    private const int EntryBytesMax = 256;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? shared;

    private readonly byte[] _user = JsonEncodedText.Encode(user).EncodedUtf8Bytes.ToArray();
    private readonly HistoryJson _history = new();

    /// <summary>The summary now.</summary>
    public AccountSummary Render(Account account)
    {
        var text = shared ??= new ArrayBufferWriter<byte>(4096);
        text.ResetWrittenCount();
        WriteStart(text, account);
        WriteHoldings(text, account.Holdings);
        WriteTrades(text, "],\"pendingBuys\":["u8, account.Buys, "\",\"cost\":\""u8);
        WriteTrades(text, "],\"pendingSells\":["u8, account.Sells, "\",\"proceeds\":\""u8);
        text.Write("],\"triggers\":["u8);
        WriteTriggers(text, account.BuyOrders, isBuy: true, isFirst: true);
        WriteTriggers(text, account.SellOrders, isBuy: false, isFirst: account.BuyOrders.Count == 0);
        text.Write("]"u8);
        var history = account.History;
        var entries = _history.Render(history);
        return new AccountSummary(text.WrittenSpan, entries, history.Added > history.Count, _history.Share());
    }

    private static void WriteHoldings(ArrayBufferWriter<byte> text, Dictionary<Symbol, Holding> holdings)
    {
        var isFirst = true;
        foreach (var (symbol, holding) in holdings)
        {
            var line = new Utf8Line(text.GetSpan(EntryBytesMax));
            line.Raw(isFirst ? "{\"symbol\":\""u8 : ",{\"symbol\":\""u8);
            line.Symbol(symbol);
            line.Raw("\",\"available\":\""u8);
            line.Number(holding.Available);
            line.Raw("\",\"reserved\":\""u8);
            line.Number(holding.Reserved);
            line.Raw("\"}"u8);
            text.Advance(line.Length);
            isFirst = false;
        }
    }

    private static void WriteTrades(
        ArrayBufferWriter<byte> text, ReadOnlySpan<byte> name, PendingTrades trades, ReadOnlySpan<byte> totalName)
    {
        text.Write(name);
        var oldestFirst = trades.OldestFirst;
        for (var i = oldestFirst.Length - 1; i >= 0; i--)
        {
            ref readonly var trade = ref oldestFirst[i];
            var line = new Utf8Line(text.GetSpan(EntryBytesMax));
            line.Raw("{\"symbol\":\""u8);
            line.Symbol(trade.Symbol);
            line.Raw("\",\"shares\":\""u8);
            line.Number(trade.Shares);
            line.Raw(totalName);
            line.Money(trade.Total);
            line.Raw("\",\"expiresAt\":\""u8);
            line.Time(trade.ExpiresAtMs);
            line.Raw(i == 0 ? "\"}"u8 : "\"},"u8);
            text.Advance(line.Length);
        }
    }

    private static void WriteTriggers(ArrayBufferWriter<byte> text, Dictionary<Symbol, TriggerOrder> orders, bool isBuy, bool isFirst)
    {
        foreach (var (symbol, order) in orders)
        {
            var room = text.GetSpan(EntryBytesMax);
            var line = new Utf8Line(room);
            if (!isFirst)
                line.Raw(","u8);
            line.Raw(isBuy ? "{\"side\":\"buy\",\"symbol\":\""u8 : "{\"side\":\"sell\",\"symbol\":\""u8);
            line.Symbol(symbol);
            line.Raw("\",\"amount\":\""u8);
            var start = line.Length;
            line.Money(order.Amount);
            var amount = room[start..line.Length];
            if (order.HasTrigger)
            {
                line.Raw("\",\"triggerPrice\":\""u8);
                line.Money(order.TriggerPrice);
                line.Raw("\",\"reservedCash\":\""u8);
            }
            else
            {
                line.Raw("\",\"triggerPrice\":null,\"reservedCash\":\""u8);
            }

            line.Raw(isBuy ? amount : "0.00"u8);
            line.Raw("\",\"reservedShares\":\""u8);
            line.Number(order.ReservedShares);
            line.Raw("\"}"u8);
            text.Advance(line.Length);
            isFirst = false;
        }
    }

    private void WriteStart(ArrayBufferWriter<byte> text, Account account)
    {
        var line = new Utf8Line(text.GetSpan(_user.Length + EntryBytesMax));
        line.Raw("{\"user\":\""u8);
        line.Raw(_user);
        line.Raw("\",\"cash\":\""u8);
        line.Money(account.Cash);
        line.Raw("\",\"reservedCash\":\""u8);
        line.Money(account.ReservedCash);
        line.Raw("\",\"holdings\":["u8);
        text.Advance(line.Length);
    }
}
