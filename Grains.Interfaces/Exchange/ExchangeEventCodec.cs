namespace Trading.Exchange;

/// <summary>The stored form of <see cref="ExchangeEvent"/>. It only grows: numbers of kinds and bits are never used again.</summary>
internal static class ExchangeEventCodec
{
    private const byte InstrumentUsedKind = 1;
    private const byte OrderPlacedKind = 2;
    private const byte OrderChangeRequestedKind = 3;
    private const byte BookToldKind = 4;
    private const byte TransferredKind = 5;
    private const byte AmendDecidedKind = 6;

    /// <summary>Writes an event.</summary>
    public static void Write(BinaryWriterOver output, ExchangeEvent e)
    {
        switch (e)
        {
            case InstrumentUsed used:
                output.Byte(InstrumentUsedKind);
                ExchangeForms.Write(output, used.Instrument);
                break;
            case OrderPlaced placed:
                output.Byte(OrderPlacedKind);
                ExchangeForms.Write(output, placed.OrderId);
                ExchangeForms.Write(output, placed.Request);
                ExchangeForms.Write(output, placed.Command);
                output.Signed(placed.Reserve);
                output.Byte((byte)placed.Rejection);
                break;
            case OrderChangeRequested requested:
                output.Byte(OrderChangeRequestedKind);
                output.Text(requested.Symbol);
                ExchangeForms.Write(output, requested.Command);
                output.Signed(requested.Reserve);
                break;
            case BookTold told:
                WriteTold(output, told.Symbol, told.Event);
                break;
            case Transferred { Transfer: var transfer }:
                output.Byte(TransferredKind);
                ExchangeForms.Write(output, transfer);
                break;
            case AmendDecided decided:
                output.Byte(AmendDecidedKind);
                ExchangeForms.Write(output, decided);
                break;
            default:
                throw new InvalidOperationException($"{e.GetType()} has no stored form.");
        }
    }

    /// <summary>Writes a <see cref="BookTold"/> that need not exist.</summary>
    public static void WriteTold(BinaryWriterOver output, string symbol, in BookEvent told)
    {
        output.Byte(BookToldKind);
        output.Text(symbol);
        ExchangeForms.Write(output, told);
    }

    /// <summary>Reads an event; throws <see cref="FormatException"/> on bytes that are none.</summary>
    public static ExchangeEvent Read(ref BinaryReaderOver input)
    {
        var kind = input.Byte();
        return kind switch
        {
            InstrumentUsedKind => new InstrumentUsed(ExchangeForms.ReadInstrument(ref input)),
            OrderPlacedKind => new OrderPlaced(
                ExchangeForms.ReadId(ref input),
                ExchangeForms.ReadPlaceOrder(ref input),
                ExchangeForms.ReadBookCommand(ref input),
                input.Signed(),
                ExchangeForms.ReadReason(ref input)),
            OrderChangeRequestedKind => new OrderChangeRequested(
                ExchangeForms.ReadSymbol(ref input), ExchangeForms.ReadBookCommand(ref input), input.Signed()),
            BookToldKind => new BookTold(ExchangeForms.ReadSymbol(ref input), ExchangeForms.ReadBookEvent(ref input)),
            TransferredKind => new Transferred(ExchangeForms.ReadTransfer(ref input)),
            AmendDecidedKind => ExchangeForms.ReadAmendDecided(ref input),
            _ => throw new FormatException($"An exchange event of kind {kind} is not known to this version."),
        };
    }
}
