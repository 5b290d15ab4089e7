using Trading.Exchange;

namespace Trading.Accounts;

/// <summary>The stored form of an <see cref="Account"/>. Its first byte is a version, so that the form can grow.</summary>
internal static class AccountSnapshot
{
    private const byte WithoutOrders = 1;
    private const byte WithOrders = 2;
    private const byte WithAmends = 3;

    /// <summary>Writes an account.</summary>
    public static void Save(Account account, BinaryWriterOver output)
    {
        output.Byte(!account.HasOrders ? WithoutOrders : account.Orders.Amends.Count == 0 ? WithOrders : WithAmends);
        output.Signed(account.EventNumber);
        output.Signed(account.LastTransactionNum);
        output.Flag(account.Exists);
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
        if (!account.HasOrders)
            return;
        output.Unsigned((ulong)account.Coins.Count);
        foreach (var (asset, holding) in account.Coins)
        {
            output.Unsigned(asset.Packed);
            output.Signed(holding.Available);
            output.Signed(holding.Reserved);
        }

        OrderLedgerForm.Save(account.Orders, output);
        if (account.Orders.Amends.Count > 0)
            account.Orders.Amends.Save(output);
    }

    /// <summary>
    /// Reads an account; throws <see cref="FormatException"/> on bytes that are not one, or one that no commands could have led to.
    /// </summary>
    public static Account Load(ReadOnlySpan<byte> bytes)
    {
        var input = new BinaryReaderOver(bytes);
        var version = input.Byte();
        if (version is not (WithoutOrders or WithOrders or WithAmends))
            throw new FormatException($"Account snapshot of version {version} is not known to this version.");
        try
        {
            var account = new Account();
            account.Restore(
                input.Signed(), input.Signed(), input.Flag(), Money.FromMicros(input.Signed()),
                LoadHistory(ref input), OutcomeMemory.Load(ref input));
            for (var left = input.Count(input.Remaining); left > 0; left--)
                account.Restore(Symbol.FromPacked(input.Unsigned32()), new Holding(input.Signed(), input.Signed()));
            LoadOrders(ref input, account, isBuy: true);
            LoadOrders(ref input, account, isBuy: false);
            LoadTrades(ref input, account, isBuy: true);
            LoadTrades(ref input, account, isBuy: false);
            if (version != WithoutOrders)
                LoadExchange(ref input, account);
            if (version == WithAmends)
                account.Orders.Amends.Load(ref input);
            input.ExpectEnd();
            Verify(account);
            return account;
        }
        catch (Exception e) when (e is OverflowException or ArgumentException or KeyNotFoundException)
        {
            throw new FormatException("Account snapshot with sums or repeated symbols that cannot be.", e);
        }
    }

    private static void LoadExchange(ref BinaryReaderOver input, Account account)
    {
        for (var left = input.Count(input.Remaining); left > 0; left--)
            account.Restore(Asset.FromPacked(input.Unsigned()), new Holding(input.Signed(), input.Signed()));
        OrderLedgerForm.Load(account.Orders, ref input);
        account.RestoreOrderReserves();
    }

    private static void Verify(Account account)
    {
        if (account.EventNumber < account.History.Added || account.Cash < Money.Zero || account.ReservedCash < Money.Zero
            || account.Cash.WouldExceedMax(account.ReservedCash))
            throw new FormatException($"Account snapshot with {account.Cash} and {account.ReservedCash} at event {account.EventNumber}.");
        Verify(account.Buys);
        Verify(account.Sells);
        foreach (var (symbol, order) in account.BuyOrders.Concat(account.SellOrders))
            if (!order.Amount.IsPositive || order.TriggerPrice < Money.Zero || order.ReservedShares < 0)
                throw new FormatException($"Account snapshot with {order} on {symbol}.");
        var reserved = account.SellOrders.ToDictionary(o => o.Key, o => o.Value.ReservedShares);
        foreach (var sell in account.Sells.OldestFirst)
            reserved[sell.Symbol] = reserved.GetValueOrDefault(sell.Symbol) + sell.Shares;
        var coins = new Dictionary<Asset, long>();
        if (account.HasOrders)
        {
            foreach (var order in account.Orders.ById.Values.Where(o => o.Reserved > 0))
            {
                if (order.ReserveAsset.IsStock)
                    reserved[order.ReserveAsset.Stock] = reserved.GetValueOrDefault(order.ReserveAsset.Stock) + order.Reserved;
                else
                    coins[order.ReserveAsset] = coins.GetValueOrDefault(order.ReserveAsset) + order.Reserved;
            }
        }

        foreach (var (asset, holding) in account.Coins)
            if (holding.Available < 0 || holding.Reserved != coins.GetValueOrDefault(asset))
                throw new FormatException(
                    $"Account snapshot with {holding} of {asset}, of which {coins.GetValueOrDefault(asset)} should be reserved.");
        foreach (var (symbol, holding) in account.Holdings)
        {
            reserved.Remove(symbol, out var expected);
            if (holding.Available < 0 || holding.Total == 0 || holding.Reserved != expected)
                throw new FormatException($"Account snapshot with {holding} of {symbol}, of which {expected} should be reserved.");
        }

        if (reserved.Values.Any(shares => shares != 0))
            throw new FormatException("Account snapshot with shares reserved of a stock that is not held.");
    }

    private static void Verify(PendingTrades trades)
    {
        foreach (var trade in trades.OldestFirst)
            if (trade.Shares < 1 || !trade.Price.IsPositive)
                throw new FormatException($"Account snapshot with {trade}.");
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
        var entries = new HistoryEntry[input.Count(History.Capacity)];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = new HistoryEntry(
                input.Signed(), input.Signed(), (CommandKind)input.Byte(), (Status)input.Byte(),
                Symbol.FromPacked(input.Unsigned32()), Money.FromMicros(input.Signed()));
            if (entries[i].Command > CommandKind.DisplaySummary || entries[i].Status > Status.Internal)
                throw new FormatException($"Account snapshot with a {entries[i]} that is not known to this version.");
        }

        return History.Restore(added, entries);
    }

    private static void SaveOrders(Dictionary<Symbol, TriggerOrder> orders, BinaryWriterOver output)
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
        for (var left = input.Count(input.Remaining); left > 0; left--)
        {
            var symbol = Symbol.FromPacked(input.Unsigned32());
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
        for (var left = input.Count(input.Remaining); left > 0; left--)
        {
            account.Restore(isBuy, new PendingTrade(
                input.Signed(), Symbol.FromPacked(input.Unsigned32()), input.Signed(), Money.FromMicros(input.Signed()), input.Signed()));
        }
    }
}
