using Trading.Audit;

namespace Trading.Exchange;

/// <summary>The events of the exchange in the audit journal. What is stored must be read by every later version.</summary>
public sealed class ExchangeEventFormTests
{
    private static readonly Instrument Pair = Instrument.Create(
        new InstrumentTerms("ETH-BTC", "ETH", "BTC", 0.000001m, 0.01m, 0.0001m, 0.001m, 0.0025m), out _)!;

    private static readonly BookCommand Placed = new()
    {
        Number = 3,
        Kind = BookCommandKind.Place,
        Order = 3,
        Side = OrderSide.Sell,
        Type = OrderType.Limit,
        Ticks = 70_000,
        Lots = 150,
        TimeInForce = TimeInForce.GoodTillCancelled,
        IsPostOnly = true,
        SelfTradePrevention = SelfTradePrevention.CancelBoth,
    };

    private static readonly PlaceOrder Request = new()
    {
        Symbol = "ETH-BTC",
        Side = OrderSide.Sell,
        Type = OrderType.Limit,
        Ticks = 70_000,
        Lots = 150,
        IsPostOnly = true,
        SelfTradePrevention = SelfTradePrevention.CancelBoth,
        ClientOrderId = "mine",
    };

    public static TheoryData<string, ExchangeEvent> Events => new()
    {
        { "instrument", new InstrumentUsed(Pair) },
        { "order", new OrderPlaced(new Guid("01900000-0000-7000-8000-0000000000ff"), Request, Placed, 150_000_000, OrderReason.None) },
        { "rejected order", new OrderPlaced(Guid.Empty, Request with { ClientOrderId = null }, default, 0, OrderReason.Funds) },
        {
            "amend",
            new OrderChangeRequested(
                "ETH-BTC", new BookCommand { Number = 4, Kind = BookCommandKind.Amend, Order = 3, Ticks = 1, Lots = 2 }, 9)
        },
        {
            "amend with an id",
            new AmendDecided("a1", Guid.Parse("01b8dd59-19a2-74ec-86b2-af6794db2586"), 1, 2, ExchangeStatus.InsufficientFunds, 0)
        },
        { "cancel", new OrderChangeRequested("ETH-BTC", new BookCommand { Number = 5, Kind = BookCommandKind.Cancel, Order = 3 }, 0) },
        {
            "fill", new BookTold("ETH-BTC", new BookEvent
            {
                Number = 7, Kind = BookEventKind.Filled, Order = 3, TimeMs = 1_795_235_687_410, Ticks = 70_000, Lots = 50, TradeId = 12,
                Fee = 8,
                Role = LiquidityRole.Taker,
            })
        },
        { "withdrawal", new Transferred(new Transfer("w1", Asset.OfStock(Symbol.Parse("BTC")), 5, IsWithdrawal: true)) },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_is_read_as_it_was_written(string name, ExchangeEvent change)
    {
        var writer = new AccountEventWriter();
        var written = new AccountEvent { Kind = AccountEventKind.Exchange, TimeMs = 5, Exchange = change };
        writer.Write(written);
        var reader = new AccountEventReader(writer.WrittenSpan);

        Assert.True(reader.TryRead(out var read), name);
        Assert.Equal(written, read);
        Assert.False(reader.TryRead(out _));
    }

    [Fact]
    public void Cancel_keeps_its_stored_form()
    {
        var writer = new AccountEventWriter();
        var cancel = new OrderChangeRequested("E-B", new BookCommand { Number = 5, Kind = BookCommandKind.Cancel, Order = 3 }, 0);
        writer.Write(new AccountEvent { Kind = AccountEventKind.Exchange, TimeMs = 5, Exchange = cancel });
        Assert.Equal("070082100" + "00A0304452D420A02" + "0600", Convert.ToHexString(writer.WrittenSpan));
    }
}
