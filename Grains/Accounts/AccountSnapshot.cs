namespace Trading.Accounts;

/// <summary>The stored form of an <see cref="Account"/>. Its first byte is a version, so that the form can grow.</summary>
internal static class AccountSnapshot
{
    private const byte Version = 1;

    /// <summary>Writes an account.</summary>
    public static void Save(Account account, BinaryWriterOver output)
    {
        output.Byte(Version);
        output.Signed(account.EventNumber);
        output.Signed(account.LastTransactionNum);
        output.Byte(account.Exists ? (byte)1 : (byte)0);
        output.Signed(account.Cash.Micros);
        SaveHistory(account.History, output);
        account.Memory.Save(output);
        output.Unsigned((ulong)account.Holdings.Count);
        foreach (var (symbol, holding) in account.Holdings)
        {
            output.Unsigned(symbol.Packed);
            output.Signed(holding.Available);
            output.Signed(holding.Reserved);
        }

        SaveOrders(account.BuyOrders, output);
        SaveOrders(account.SellOrders, output);
        SaveTrades(account.Buys, output);
        SaveTrades(account.Sells, output);
    }

    /// <summary>Reads an account; throws <see cref="FormatException"/> on bytes that are not one.</summary>
    public static Account Load(ReadOnlySpan<byte> bytes)
    {
        var input = new BinaryReaderOver(bytes);
        var version = input.Byte();
        if (version != Version)
            throw new FormatException($"Account snapshot of version {version} is not known to this version.");
        var account = new Account();
        account.Restore(
            input.Signed(), input.Signed(), input.Byte() == 1, Money.FromMicros(input.Signed()), LoadHistory(ref input), OutcomeMemory.Load(ref input));
        for (var left = input.Unsigned(); left > 0; left--)
            account.Restore(Symbol.FromPacked((uint)input.Unsigned()), new Holding(input.Signed(), input.Signed()));
        LoadOrders(ref input, account, isBuy: true);
        LoadOrders(ref input, account, isBuy: false);
        LoadTrades(ref input, account, isBuy: true);
        LoadTrades(ref input, account, isBuy: false);
        return account;
    }

    private static void SaveHistory(History history, BinaryWriterOver output)
    {
        output.Signed(history.Added);
        output.Unsigned((ulong)history.Count);
        for (var turn = history.Added - history.Count; turn < history.Added; turn++)
        {
            ref readonly var entry = ref history[turn];
            output.Signed(entry.TransactionNum);
            output.Signed(entry.TimeMs);
            output.Byte((byte)entry.Command);
            output.Byte((byte)entry.Status);
            output.Unsigned(entry.Symbol.Packed);
            output.Signed(entry.Amount.Micros);
        }
    }

    private static History LoadHistory(ref BinaryReaderOver input)
    {
        var added = input.Signed();
        var entries = new HistoryEntry[checked((int)input.Unsigned())];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = new HistoryEntry(
                input.Signed(), input.Signed(), (CommandKind)input.Byte(), (Status)input.Byte(),
                Symbol.FromPacked((uint)input.Unsigned()), Money.FromMicros(input.Signed()));
        }

        return History.Restore(added, entries);
    }

    private static void SaveOrders(IReadOnlyDictionary<Symbol, TriggerOrder> orders, BinaryWriterOver output)
    {
        output.Unsigned((ulong)orders.Count);
        foreach (var (symbol, order) in orders)
        {
            output.Unsigned(symbol.Packed);
            output.Signed(order.Amount.Micros);
            output.Signed(order.TriggerPrice.Micros);
            output.Signed(order.ReservedShares);
            output.Signed(order.TransactionNum);
            output.Signed(order.SetAtMs);
        }
    }

    private static void LoadOrders(ref BinaryReaderOver input, Account account, bool isBuy)
    {
        for (var left = input.Unsigned(); left > 0; left--)
        {
            var symbol = Symbol.FromPacked((uint)input.Unsigned());
            account.Restore(symbol, isBuy, new TriggerOrder(
                Money.FromMicros(input.Signed()), Money.FromMicros(input.Signed()), input.Signed(), input.Signed(), input.Signed()));
        }
    }

    private static void SaveTrades(PendingTrades trades, BinaryWriterOver output)
    {
        output.Unsigned((ulong)trades.Count);
        foreach (var trade in trades.OldestFirst)
        {
            output.Signed(trade.TransactionNum);
            output.Unsigned(trade.Symbol.Packed);
            output.Signed(trade.Shares);
            output.Signed(trade.Price.Micros);
            output.Signed(trade.AtMs);
        }
    }

    private static void LoadTrades(ref BinaryReaderOver input, Account account, bool isBuy)
    {
        for (var left = input.Unsigned(); left > 0; left--)
        {
            account.Restore(isBuy, new PendingTrade(
                input.Signed(), Symbol.FromPacked((uint)input.Unsigned()), input.Signed(), Money.FromMicros(input.Signed()), input.Signed()));
        }
    }
}
