using System.Globalization;

namespace Trading.Exchange;

/// <summary>
/// The stored forms of the exchange's records, as they stand in journals and snapshots. Each reader throws <see cref="FormatException"/> on
/// what no writer wrote.
/// </summary>
public static class ExchangeForms
{
    private const int GuidBytes = 16;

    /// <summary>Writes an instrument.</summary>
    public static void Write(BinaryWriterOver output, Instrument instrument)
    {
        output.Text(instrument.Symbol);
        output.Unsigned(instrument.Base.Packed);
        output.Unsigned(instrument.Quote.Packed);
        output.Text(Decimals.Format(instrument.Tick));
        output.Text(Decimals.Format(instrument.Lot));
        output.Signed(instrument.MinNotional);
        output.Signed(instrument.MakerFee);
        output.Signed(instrument.TakerFee);
        output.Byte((byte)instrument.Status);
        output.Signed(instrument.LotUnits);
        output.Signed(instrument.TickLotUnits);
    }

    /// <summary>Reads an instrument.</summary>
    public static Instrument ReadInstrument(ref BinaryReaderOver input) => new()
    {
        Symbol = ReadSymbol(ref input),
        Base = Asset.FromPacked(input.Unsigned()),
        Quote = Asset.FromPacked(input.Unsigned()),
        Tick = ReadDecimal(ref input),
        Lot = ReadDecimal(ref input),
        MinNotional = input.Signed(),
        MakerFee = input.Signed(),
        TakerFee = input.Signed(),
        Status = (InstrumentStatus)ReadEnum(ref input, (byte)InstrumentStatus.Halted),
        LotUnits = input.Signed(),
        TickLotUnits = input.Signed(),
    };

    /// <summary>Writes a request for an order.</summary>
    public static void Write(BinaryWriterOver output, PlaceOrder order)
    {
        output.Text(order.Symbol);
        output.Byte((byte)order.Side);
        output.Byte((byte)order.Type);
        output.Signed(order.Ticks);
        output.Signed(order.Lots);
        output.Signed(order.QuoteUnits);
        output.Byte((byte)order.TimeInForce);
        output.Flag(order.IsPostOnly);
        output.Byte((byte)order.SelfTradePrevention);
        output.Text(order.ClientOrderId);
    }

    /// <summary>Reads a request for an order.</summary>
    public static PlaceOrder ReadPlaceOrder(ref BinaryReaderOver input) => new()
    {
        Symbol = ReadSymbol(ref input),
        Side = (OrderSide)ReadEnum(ref input, (byte)OrderSide.Sell),
        Type = (OrderType)ReadEnum(ref input, (byte)OrderType.Market),
        Ticks = input.Signed(),
        Lots = input.Signed(),
        QuoteUnits = input.Signed(),
        TimeInForce = (TimeInForce)ReadEnum(ref input, (byte)TimeInForce.FillOrKill),
        IsPostOnly = input.Flag(),
        SelfTradePrevention = (SelfTradePrevention)ReadEnum(ref input, (byte)SelfTradePrevention.None),
        ClientOrderId = input.Text(),
    };

    /// <summary>Writes a command to a book.</summary>
    public static void Write(BinaryWriterOver output, in BookCommand command)
    {
        output.Signed(command.Number);
        output.Byte((byte)command.Kind);
        if (command.Kind != BookCommandKind.Place)
            output.Signed(command.Order);
        if (command.Kind == BookCommandKind.Cancel)
            return;
        output.Signed(command.Ticks);
        output.Signed(command.Lots);
        if (command.Kind != BookCommandKind.Place)
            return;
        output.Byte((byte)command.Side);
        output.Byte((byte)command.Type);
        output.Signed(command.Budget);
        output.Byte((byte)command.TimeInForce);
        output.Flag(command.IsPostOnly);
        output.Byte((byte)command.SelfTradePrevention);
    }

    /// <summary>Reads a command to a book.</summary>
    public static BookCommand ReadBookCommand(ref BinaryReaderOver input)
    {
        var number = input.Signed();
        var kind = (BookCommandKind)ReadEnum(ref input, (byte)BookCommandKind.Cancel);
        var order = kind == BookCommandKind.Place ? number : input.Signed();
        if (kind == BookCommandKind.Cancel)
            return new BookCommand { Number = number, Kind = kind, Order = order };
        var command = new BookCommand { Number = number, Kind = kind, Order = order, Ticks = input.Signed(), Lots = input.Signed() };
        return kind != BookCommandKind.Place
            ? command
            : command with
            {
                Side = (OrderSide)ReadEnum(ref input, (byte)OrderSide.Sell),
                Type = (OrderType)ReadEnum(ref input, (byte)OrderType.Market),
                Budget = input.Signed(),
                TimeInForce = (TimeInForce)ReadEnum(ref input, (byte)TimeInForce.FillOrKill),
                IsPostOnly = input.Flag(),
                SelfTradePrevention = (SelfTradePrevention)ReadEnum(ref input, (byte)SelfTradePrevention.None),
            };
    }

    /// <summary>Writes an event of a book.</summary>
    public static void Write(BinaryWriterOver output, in BookEvent e)
    {
        output.Signed(e.Number);
        output.Byte((byte)e.Kind);
        output.Signed(e.Order);
        output.Signed(e.Command);
        output.Signed(e.TimeMs);
        output.Byte((byte)e.Reason);
        output.Signed(e.Ticks);
        output.Signed(e.Lots);
        output.Signed(e.TradeId);
        output.Signed(e.Fee);
        output.Byte((byte)e.Role);
    }

    /// <summary>Reads an event of a book.</summary>
    public static BookEvent ReadBookEvent(ref BinaryReaderOver input) => new()
    {
        Number = input.Signed(),
        Kind = (BookEventKind)ReadEnum(ref input, (byte)BookEventKind.FeeCollected),
        Order = input.Signed(),
        Command = input.Signed(),
        TimeMs = input.Signed(),
        Reason = ReadReason(ref input),
        Ticks = input.Signed(),
        Lots = input.Signed(),
        TradeId = input.Signed(),
        Fee = input.Signed(),
        Role = (LiquidityRole)ReadEnum(ref input, (byte)LiquidityRole.Taker),
    };

    /// <summary>Writes a transfer.</summary>
    public static void Write(BinaryWriterOver output, Transfer transfer)
    {
        output.Text(transfer.Id);
        output.Unsigned(transfer.Asset.Packed);
        output.Signed(transfer.Units);
        output.Flag(transfer.IsWithdrawal);
    }

    /// <summary>Reads a transfer.</summary>
    public static Transfer ReadTransfer(ref BinaryReaderOver input) => new(
        input.Text() ?? throw new FormatException("A transfer without an id."),
        Asset.FromPacked(input.Unsigned()),
        input.Signed(),
        input.Flag());

    /// <summary>Writes an order id.</summary>
    public static void Write(BinaryWriterOver output, Guid orderId)
    {
        Span<byte> bytes = stackalloc byte[GuidBytes];
        orderId.TryWriteBytes(bytes);
        output.Bytes(bytes);
    }

    /// <summary>Reads an order id.</summary>
    public static Guid ReadId(ref BinaryReaderOver input)
    {
        var bytes = input.Bytes();
        return bytes.Length == GuidBytes ? new Guid(bytes) : throw new FormatException($"An order id of {bytes.Length} bytes.");
    }

    /// <summary>Reads the name of an instrument.</summary>
    public static string ReadSymbol(ref BinaryReaderOver input) =>
        string.Intern(input.Text() ?? throw new FormatException("An instrument without a name."));

    /// <summary>Writes the decision about an amendment.</summary>
    public static void Write(BinaryWriterOver output, AmendDecided decided)
    {
        output.Text(decided.RequestId);
        Write(output, decided.OrderId);
        output.Signed(decided.Ticks);
        output.Signed(decided.Lots);
        output.Byte((byte)decided.Status);
        output.Signed(decided.Command);
    }

    /// <summary>Reads the decision about an amendment.</summary>
    public static AmendDecided ReadAmendDecided(ref BinaryReaderOver input) => new(
        input.Text() ?? throw new FormatException("An amendment that has no id is stored as if it had one."),
        ReadId(ref input),
        input.Signed(),
        input.Signed(),
        (ExchangeStatus)ReadEnum(ref input, (byte)ExchangeStatus.UnknownSymbol),
        input.Signed());

    /// <summary>Reads a reason.</summary>
    public static OrderReason ReadReason(ref BinaryReaderOver input) => (OrderReason)ReadEnum(ref input, (byte)OrderReason.NotOpen);

    private static byte ReadEnum(ref BinaryReaderOver input, byte last)
    {
        var value = input.Byte();
        return value <= last ? value : throw new FormatException($"{value} is more than {last}, the last value known to this version.");
    }

    private static decimal ReadDecimal(ref BinaryReaderOver input) =>
        decimal.TryParse(input.Text(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException("A step that is not a number.");
}
