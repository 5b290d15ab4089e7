using System.Buffers;
using System.Globalization;
using System.Text;
using Trading.Accounts;

namespace Trading.Grains.Tests.Accounts;

/// <summary>An account as text, in an order of its own, so that two accounts are equal where their texts are.</summary>
internal static class AccountText
{
    /// <summary>All of an account but what it waits to tell its quote grains.</summary>
    public static string All(Account account)
    {
        var text = new StringBuilder(Effects(account));
        text.AppendLine(CultureInfo.InvariantCulture, $"event {account.EventNumber} number {account.LastTransactionNum}");
        text.AppendLine(CultureInfo.InvariantCulture, $"commands {account.History.Added}");
        for (var turn = account.History.Added - account.History.Count; turn < account.History.Added; turn++)
            text.AppendLine(CultureInfo.InvariantCulture, $"{account.History[turn]}");
        var memory = new ArrayBufferWriter<byte>();
        account.Memory.Save(new BinaryWriterOver(memory));
        return text.AppendLine(Convert.ToHexString(memory.WrittenSpan)).ToString();
    }

    /// <summary>What commands are about: cash, shares, trades and triggers.</summary>
    public static string Effects(Account account)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"exists {account.Exists} cash {account.Cash} reserved {account.ReservedCash}");
        foreach (var (symbol, holding) in account.Holdings.OrderBy(h => h.Key.Packed))
            text.AppendLine(CultureInfo.InvariantCulture, $"{symbol} {holding.Available}+{holding.Reserved}");
        foreach (var buy in account.Buys.OldestFirst)
            text.AppendLine(CultureInfo.InvariantCulture, $"buy {buy}");
        foreach (var sell in account.Sells.OldestFirst)
            text.AppendLine(CultureInfo.InvariantCulture, $"sell {sell}");
        foreach (var (symbol, order) in account.BuyOrders.OrderBy(o => o.Key.Packed))
            text.AppendLine(CultureInfo.InvariantCulture, $"buy order {symbol} {order}");
        foreach (var (symbol, order) in account.SellOrders.OrderBy(o => o.Key.Packed))
            text.AppendLine(CultureInfo.InvariantCulture, $"sell order {symbol} {order}");
        return text.ToString();
    }
}
