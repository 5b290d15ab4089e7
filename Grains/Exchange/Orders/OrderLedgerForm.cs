using Trading.Accounts;

namespace Trading.Exchange;

/// <summary>The stored form of an <see cref="OrderLedger"/>, a part of the account's snapshot.</summary>
internal static class OrderLedgerForm
{
    /// <summary>Writes a ledger.</summary>
    public static void Save(OrderLedger ledger, BinaryWriterOver output)
    {
        output.Signed(ledger.Placed);
        output.Signed(ledger.Filled);
        ledger.Forgotten.Save(output);
        output.Unsigned((ulong)ledger.Links.Count);
        foreach (var link in ledger.Links.Values)
            Save(link, output);
        output.Unsigned((ulong)ledger.ById.Count);
        foreach (var order in ledger.Ended)
            Save(order, output);
        foreach (var link in ledger.Links.Values)
            foreach (var order in link.Orders.Values)
                Save(order, output);
        output.Unsigned((ulong)ledger.Fills.Count);
        foreach (var fill in ledger.Fills)
            Save(fill, output);
        output.Unsigned((ulong)ledger.Transfers.Count);
        foreach (var transfer in ledger.Transfers.Values)
            ExchangeForms.Write(output, transfer);
    }

    /// <summary>Reads a ledger into a new one; throws <see cref="FormatException"/> on bytes that are none.</summary>
    public static void Load(OrderLedger ledger, ref BinaryReaderOver input)
    {
        ledger.Restore(input.Signed(), input.Signed(), ForgottenIds.Load(ref input));
        for (var left = input.Count(input.Remaining); left > 0; left--)
        {
            var link = LoadLink(ref input);
            ledger.Links.Add(link.Instrument.Symbol, link);
        }

        for (var left = input.Count(input.Remaining); left > 0; left--)
            ledger.Restore(LoadOrder(ledger, ref input));
        for (var left = input.Count(OrderLedger.FillsMax); left > 0; left--)
            ledger.Fills.Enqueue(LoadFill(ref input));
        for (var left = input.Count(input.Remaining); left > 0; left--)
        {
            var transfer = ExchangeForms.ReadTransfer(ref input);
            ledger.Transfers.Add(transfer.Id, transfer);
        }

        ledger.RestoreChanges();
    }

    private static void Save(BookLink link, BinaryWriterOver output)
    {
        ExchangeForms.Write(output, link.Instrument);
        output.Signed(link.LastCommand);
        output.Signed(link.LastEvent);
        output.Unsigned((ulong)link.Unanswered.Count);
        foreach (var command in link.Unanswered)
            ExchangeForms.Write(output, command);
    }

    private static BookLink LoadLink(ref BinaryReaderOver input)
    {
        var link = new BookLink(ExchangeForms.ReadInstrument(ref input)) { LastCommand = input.Signed(), LastEvent = input.Signed() };
        for (var left = input.Count(input.Remaining); left > 0; left--)
            link.Unanswered.Add(ExchangeForms.ReadBookCommand(ref input));
        return link;
    }

    private static void Save(Order order, BinaryWriterOver output)
    {
        output.Signed(order.Sequence);
        ExchangeForms.Write(output, order.Id);
        ExchangeForms.Write(output, order.Request);
        ExchangeForms.Write(output, order.Command);
        output.Signed(order.CreatedMs);
        output.Signed(order.Ticks);
        output.Signed(order.Lots);
        output.Signed(order.Reserved);
        output.Signed(order.AmendNumber);
        output.Byte((byte)order.Status);
        output.Byte((byte)order.Reason);
        output.Byte((byte)order.ChangeRefusal);
        output.Signed(order.FilledLots);
        output.Signed(order.FilledQuote);
        output.Signed(order.ReceivedMs);
        output.Signed(order.UpdatedMs);
        output.Unsigned((ulong)order.Fills.Length);
        foreach (var fill in order.Fills)
            Save(fill, output);
    }

    private static Order LoadOrder(OrderLedger ledger, ref BinaryReaderOver input)
    {
        var sequence = input.Signed();
        var id = ExchangeForms.ReadId(ref input);
        var request = ExchangeForms.ReadPlaceOrder(ref input);
        if (!ledger.Links.TryGetValue(request.Symbol, out var link))
            throw new FormatException($"Order {id} is on {request.Symbol}, which the account does not know.");
        var order = new Order(link, sequence, id, request, ExchangeForms.ReadBookCommand(ref input), input.Signed())
        {
            Ticks = input.Signed(),
            Lots = input.Signed(),
            Reserved = input.Signed(),
            AmendNumber = input.Signed(),
            Status = (OrderStatus)input.Byte(),
            Reason = ExchangeForms.ReadReason(ref input),
            ChangeRefusal = ExchangeForms.ReadReason(ref input),
            FilledLots = input.Signed(),
            FilledQuote = input.Signed(),
            ReceivedMs = input.Signed(),
            UpdatedMs = input.Signed(),
        };
        for (var left = input.Count(Order.FillsMax); left > 0; left--)
            order.Add(LoadOrderFill(ref input));
        if (order.Status > OrderStatus.Rejected || order.Reserved < 0 || (!order.IsOpen && order.Reserved > 0))
            throw new FormatException($"Order {id} of status {order.Status} has {order.Reserved} units reserved.");
        return order;
    }

    private static void Save(FillInfo fill, BinaryWriterOver output)
    {
        output.Signed(fill.Sequence);
        ExchangeForms.Write(output, fill.OrderId);
        output.Text(fill.Symbol);
        output.Byte((byte)fill.Side);
        Save(fill.Fill, output);
    }

    private static FillInfo LoadFill(ref BinaryReaderOver input) => new(
        input.Signed(),
        ExchangeForms.ReadId(ref input),
        ExchangeForms.ReadSymbol(ref input),
        (OrderSide)input.Byte(),
        LoadOrderFill(ref input));

    private static void Save(in OrderFill fill, BinaryWriterOver output)
    {
        output.Signed(fill.TradeId);
        output.Signed(fill.Ticks);
        output.Signed(fill.Lots);
        output.Signed(fill.Fee);
        output.Byte((byte)fill.Role);
        output.Signed(fill.TimeMs);
    }

    private static OrderFill LoadOrderFill(ref BinaryReaderOver input) => new(
        input.Signed(), input.Signed(), input.Signed(), input.Signed(), (LiquidityRole)input.Byte(), input.Signed());
}
