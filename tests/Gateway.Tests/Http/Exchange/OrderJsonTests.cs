using Trading.Exchange;
using Trading.Gateway.Exchange;
using Trading.Gateway.Http.Exchange;

namespace Trading.Gateway.Tests.Http.Exchange;

/// <summary>Golden: clients know this text.</summary>
public sealed class OrderJsonTests
{
    private const long CreatedMs = 1_795_235_687_410;

    private static readonly OrderFill Fill = new(TradeId: 7, Ticks: 10_050, Lots: 15_000, Fee: 15_075, LiquidityRole.Taker, CreatedMs + 2);

    private static readonly OrderInfo Limit = new()
    {
        OrderId = new Guid("019ab1c2-0000-7000-8000-000000000001"),
        Request = new PlaceOrder
        {
            Symbol = "BTC-USD",
            Side = OrderSide.Buy,
            Type = OrderType.Limit,
            Ticks = 10_050,
            Lots = 20_000,
            IsPostOnly = true,
            ClientOrderId = "a\"b",
            SelfTradePrevention = SelfTradePrevention.None,
        },
        Status = OrderStatus.PartiallyFilled,
        FilledLots = 15_000,
        FilledQuote = 150_750_000,
        CreatedMs = CreatedMs,
        ReceivedMs = CreatedMs + 1,
        UpdatedMs = CreatedMs + 2,
        Fills = [Fill],
        Sequence = 3,
    };

    [Fact]
    public void Order_with_fills_is_written_whole() => Assert.Equal(
        """
        {"orderId":"019ab1c2-0000-7000-8000-000000000001","clientOrderId":"a\u0022b","symbol":"BTC-USD","side":"buy","type":"limit",
        "timeInForce":"GTC","postOnly":true,"selfTradePrevention":"none","price":"100.5","quantity":"2","quoteQuantity":null,
        "filledQuantity":"1.5","filledQuote":"150.75","status":"PartiallyFilled","reason":null,"createdAt":"2026-11-21T04:34:47.410Z",
        "receivedAt":"2026-11-21T04:34:47.411Z","updatedAt":"2026-11-21T04:34:47.412Z","fills":[{"tradeId":7,"price":"100.5",
        "quantity":"1.5","fee":"0.015075","feeAsset":"USD","role":"taker","ts":"2026-11-21T04:34:47.412Z"}]}
        """.ReplaceLineEndings(""),
        TextOf(Limit, ResponseType.Full));

    [Fact]
    public void Result_has_no_fills_and_an_acknowledgement_only_who_and_how_far()
    {
        Assert.Equal(
            TextOf(Limit with { Fills = [] }, ResponseType.Full).Replace(",\"fills\":[]", "", StringComparison.Ordinal),
            TextOf(Limit, ResponseType.Result));
        Assert.Equal(
            """
            {"orderId":"019ab1c2-0000-7000-8000-000000000001","clientOrderId":"a\u0022b","symbol":"BTC-USD","status":"PartiallyFilled",
            "reason":null,"createdAt":"2026-11-21T04:34:47.410Z"}
            """.ReplaceLineEndings(""),
            JsonText.Of(
                ExchangeDocuments.Default.OrderAckDocument,
                json => OrderJson.Write(json, Limit, TestInstruments.BtcUsd, ResponseType.Ack)));
    }

    [Fact]
    public void Market_order_by_money_has_no_price_and_no_quantity()
    {
        var market = Limit with
        {
            Request = new PlaceOrder
            {
                Symbol = "BTC-USD",
                Side = OrderSide.Buy,
                Type = OrderType.Market,
                QuoteUnits = 1,
                TimeInForce = TimeInForce.ImmediateOrCancel,
            },
            Status = OrderStatus.Rejected,
            Reason = OrderReason.Funds,
            FilledLots = 0,
            FilledQuote = 0,
            ReceivedMs = 0,
            Fills = [],
        };
        Assert.Equal(
            """
            {"orderId":"019ab1c2-0000-7000-8000-000000000001","clientOrderId":null,"symbol":"BTC-USD","side":"buy","type":"market",
            "timeInForce":"IOC","postOnly":false,"selfTradePrevention":"cancelTaker","price":null,"quantity":null,
            "quoteQuantity":"0.000001","filledQuantity":"0","filledQuote":"0","status":"Rejected","reason":"insufficient_funds",
            "createdAt":"2026-11-21T04:34:47.410Z",
            "receivedAt":null,"updatedAt":"2026-11-21T04:34:47.412Z","fills":[]}
            """.ReplaceLineEndings(""),
            TextOf(market, ResponseType.Full));
    }

    [Fact]
    public void Fill_in_a_list_names_its_order() => Assert.Equal(
        """
        {"orderId":"019ab1c2-0000-7000-8000-000000000001","symbol":"BTC-USD","side":"sell","tradeId":7,"price":"100.5","quantity":"1.5",
        "fee":"0.015075","feeAsset":"USD","role":"taker","ts":"2026-11-21T04:34:47.412Z"}
        """.ReplaceLineEndings(""),
        JsonText.Of(
            ExchangeDocuments.Default.OwnTradeDocument,
            json => OrderJson.Write(json, new FillInfo(1, Limit.OrderId, "BTC-USD", OrderSide.Sell, Fill), TestInstruments.BtcUsd)));

    [Fact]
    public void Balance_is_written_in_whole_assets() => Assert.Equal(
        """{"asset":"BTC","available":"0.00000001","locked":"12"}""",
        JsonText.Of(ExchangeDocuments.Default.BalanceDocument, json => BalanceJson.Write(json, new Balance(Asset.Btc, 1, 1_200_000_000))));

    [Fact]
    public void Writing_an_order_makes_no_garbage()
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>(4_096);
        using var json = new System.Text.Json.Utf8JsonWriter(bytes);
        // The control: text is garbage, and the counter sees it.
        Assert.NotEqual(0, AllocatedBy(() => OrderJson.Write(json, Limit with { Sequence = 4 }, TestInstruments.BtcUsd)));
        Assert.Equal(0, AllocatedBy(() => OrderJson.Write(json, Limit, TestInstruments.BtcUsd)));

        long AllocatedBy(Action write)
        {
            var allocated = 0L;
            for (var i = 0; i < 100; i++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                write();
                json.Flush();
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                bytes.ResetWrittenCount();
                json.Reset();
            }

            return allocated;
        }
    }

    private static string TextOf(OrderInfo order, ResponseType detail) =>
        JsonText.Of(ExchangeDocuments.Default.OrderDocument, json => OrderJson.Write(json, order, TestInstruments.BtcUsd, detail));
}
