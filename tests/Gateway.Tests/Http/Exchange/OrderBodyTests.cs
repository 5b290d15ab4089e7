using System.Text;
using Trading.Exchange;
using Trading.Gateway.Exchange;

namespace Trading.Gateway.Tests.Http.Exchange;

public sealed class OrderBodyTests
{
    private const string Limit = "\"symbol\":\"BTC-USD\",\"side\":\"buy\",\"type\":\"limit\"";
    private const string Market = "\"symbol\":\"BTC-USD\",\"side\":\"buy\",\"type\":\"market\"";

    [Fact]
    public void Limit_order_has_its_defaults()
    {
        var (order, body) = Read($$"""{{{Limit}},"price":"100.5","quantity":"0.0002"}""");
        Assert.Equal(new PlaceOrder { Symbol = "BTC-USD", Side = OrderSide.Buy, Type = OrderType.Limit, Ticks = 10_050, Lots = 2 }, order);
        Assert.Equal(ResponseType.Full, body.ResponseType);
    }

    [Fact]
    public void Every_field_is_read()
    {
        var (order, body) = Read(
            """
            { "responseType": "ACK", "selfTradePrevention": "cancelBoth", "clientOrderId": "id 1", "postOnly": true, "timeInForce": "GTC",
              "quantity": "1.5", "price": "0.000123", "type": "limit", "side": "sell", "symbol": "ETH-BTC", "quoteQuantity": null }
            """);
        Assert.Equal(
            new PlaceOrder
            {
                Symbol = "ETH-BTC",
                Side = OrderSide.Sell,
                Type = OrderType.Limit,
                Ticks = 123,
                Lots = 150,
                IsPostOnly = true,
                SelfTradePrevention = SelfTradePrevention.CancelBoth,
                ClientOrderId = "id 1",
            },
            order);
        Assert.Equal(ResponseType.Ack, body.ResponseType);
    }

    [Fact]
    public void Market_buy_gives_a_quantity_or_money_and_is_never_at_rest()
    {
        var byQuantity = new PlaceOrder
        {
            Symbol = "BTC-USD",
            Side = OrderSide.Buy,
            Type = OrderType.Market,
            Lots = 10_000,
            TimeInForce = TimeInForce.ImmediateOrCancel,
        };
        Assert.Equal(byQuantity, Read($$"""{{{Market}},"quantity":"1"}""").Order);
        Assert.Equal(byQuantity, Read($$"""{{{Market}},"quantity":"1","timeInForce":"GTC"}""").Order);
        Assert.Equal(
            byQuantity with { Lots = 0, QuoteUnits = 12_345_678 },
            Read($$"""{{{Market}},"quoteQuantity":"12.345678","timeInForce":"IOC","postOnly":false}""").Order);
        Assert.Equal(
            byQuantity with { TimeInForce = TimeInForce.FillOrKill }, Read($$"""{{{Market}},"quantity":"1","timeInForce":"FOK"}""").Order);
    }

    [Theory]
    [InlineData("\"price\":\"1\",\"quantity\":\"1\"", "")]
    [InlineData("\"price\":\"1\"", "quantity missing_field")]
    [InlineData("\"quantity\":\"1\"", "price missing_field")]
    [InlineData("\"price\":null,\"quantity\":\"1\"", "price missing_field")]
    [InlineData("\"price\":1,\"quantity\":1.5", "price malformed, quantity malformed")]
    [InlineData("\"price\":\"\",\"quantity\":\"x\"", "price bad_price, quantity bad_quantity")]
    [InlineData("\"price\":\"0\",\"quantity\":\"0.0\"", "price bad_price, quantity bad_quantity")]
    [InlineData("\"price\":\"-1\",\"quantity\":\"1e3\"", "price bad_price, quantity bad_quantity")]
    [InlineData("\"price\":\"1.001\",\"quantity\":\"0.00001\"", "price bad_price, quantity bad_quantity")]
    [InlineData("\"price\":\"92233720368547758.08\",\"quantity\":\"1\"", "price bad_price")]
    [InlineData("\"price\":\"9999999999999999999999999999\",\"quantity\":\"1\"", "price bad_price")]
    [InlineData(
        "\"price\":\"1\",\"quantity\":\"99999999999999999999999999999999999999999999999999999999999999999\"", "quantity bad_quantity")]
    [InlineData("\"price\":\"\\u0031\",\"quantity\":\"1\"", "")]
    [InlineData("\"price\":\"1\",\"quantity\":\"1\",\"quoteQuantity\":\"1\"", "quoteQuantity malformed")]
    [InlineData("\"price\":\"1\",\"quantity\":\"1\",\"postOnly\":true,\"timeInForce\":\"IOC\"", "postOnly malformed")]
    [InlineData("\"price\":\"1\",\"quantity\":\"1\",\"postOnly\":\"true\"", "postOnly malformed")]
    [InlineData("\"price\":\"1\",\"quantity\":\"1\",\"timeInForce\":\"gtc\"", "timeInForce malformed")]
    [InlineData("\"price\":\"1\",\"quantity\":\"1\",\"timeInForce\":1", "timeInForce malformed")]
    [InlineData("\"price\":\"1\",\"quantity\":\"1\",\"selfTradePrevention\":\"None\"", "selfTradePrevention malformed")]
    [InlineData("\"price\":\"1\",\"quantity\":\"1\",\"responseType\":\"full\"", "responseType malformed")]
    [InlineData("\"price\":\"1\",\"quantity\":\"1\",\"clientOrderId\":\"\"", "clientOrderId malformed")]
    [InlineData("\"price\":\"1\",\"quantity\":\"1\",\"clientOrderId\":\"a\\n\"", "clientOrderId malformed")]
    [InlineData("\"price\":\"1\",\"quantity\":\"1\",\"clientOrderId\":7", "clientOrderId malformed")]
    [InlineData("\"price\":\"1\",\"quantity\":\"1\",\"Price\":\"1\"", "Price malformed")]
    [InlineData("\"price\":\"1\",\"quantity\":\"1\",\"price\":\"1\"", "price malformed")]
    [InlineData("\"price\":[\"1\"],\"quantity\":{\"a\":1},\"x\":[{}]", "price malformed, quantity malformed, x malformed")]
    public void Limit_order_names_every_faulty_field(string fields, string faults) =>
        Assert.Equal(faults, FaultsOf($"{{{Limit},{fields}}}"));

    [Theory]
    [InlineData("\"quantity\":\"1\"", "")]
    [InlineData("\"postOnly\":false", "quantity missing_field")]
    [InlineData("\"quantity\":\"1\",\"price\":\"1\"", "price malformed")]
    [InlineData("\"quantity\":\"1\",\"quoteQuantity\":\"1\"", "quoteQuantity malformed")]
    [InlineData("\"quoteQuantity\":\"0.0000001\"", "quoteQuantity bad_quantity")]
    [InlineData("\"quoteQuantity\":\"0\"", "quoteQuantity bad_quantity")]
    [InlineData("\"quoteQuantity\":1", "quoteQuantity malformed")]
    [InlineData("\"quantity\":\"1\",\"timeInForce\":\"GTC\"", "")]
    [InlineData("\"quantity\":\"1\",\"timeInForce\":\"gtc\"", "timeInForce malformed")]
    [InlineData("\"quantity\":\"1\",\"timeInForce\":\"IOC\"", "")]
    [InlineData("\"quoteQuantity\":\"1\",\"timeInForce\":\"FOK\"", "timeInForce malformed")]
    [InlineData("\"quantity\":\"1\",\"postOnly\":true", "postOnly malformed")]
    public void Market_order_names_every_faulty_field(string fields, string faults) =>
        Assert.Equal(faults, FaultsOf($"{{{Market},{fields}}}"));

    [Theory]
    [InlineData("{}", "symbol missing_field, side missing_field, type missing_field")]
    [InlineData("""{"symbol":"BTC-EUR","side":"Buy","type":"stop"}""", "symbol unknown_symbol, side malformed, type malformed")]
    [InlineData("""{"symbol":"btc-usd","side":"buy","type":"market","quantity":"x"}""", "symbol unknown_symbol, quantity bad_quantity")]
    [InlineData("""{"symbol":1,"side":2,"type":3,"price":4}""", "symbol malformed, side malformed, type malformed, price malformed")]
    [InlineData("""{"symbol":"S-USD","side":"sell","type":"market","quoteQuantity":"1"}""", "quoteQuantity malformed")]
    [InlineData("""{"symbol":"S-USD","side":"sell","type":"market","quantity":"1.5"}""", "quantity bad_quantity")]
    [InlineData("""{"symbol":"ETH-USD","side":"sell","type":"limit","price":"100.00","quantity":"0.1"}""", "")]
    [InlineData("""{"symbol":"ETH-USD","side":"sell","type":"limit","price":"99.99","quantity":"0.1"}""", "quantity min_notional")]
    [InlineData("""{"symbol":"ETH-USD","side":"sell","type":"market","quantity":"0.001"}""", "")]
    [InlineData("""{"symbol":"ETH-USD","side":"buy","type":"market","quoteQuantity":"9.999999"}""", "quoteQuantity min_notional")]
    [InlineData("""{"symbol":"ETH-USD","side":"buy","type":"market","quoteQuantity":"10"}""", "")]
    [InlineData("[]", " malformed")]
    [InlineData("", " malformed")]
    [InlineData("7", " malformed")]
    [InlineData("null", " malformed")]
    [InlineData("{", " malformed")]
    [InlineData("""{"side":"x","symbol":}""", " malformed")]
    [InlineData("{}{}", " malformed")]
    [InlineData("{} x", " malformed")]
    [InlineData("""{"side":"x",}""", " malformed")]
    [InlineData("""{"symbol":"\ud800"}""", " malformed")]
    public void Body_names_every_faulty_field(string json, string faults) => Assert.Equal(faults, FaultsOf(json));

    [Fact]
    public void Largest_price_and_quantity_are_compared_with_the_minimum_without_overflow() =>
        Assert.Equal("", FaultsOf(
            """{"symbol":"ETH-USD","side":"buy","type":"limit","price":"92233720368547758.07","quantity":"9223372036854775.807"}"""));

    [Theory]
    [InlineData(64, "")]
    [InlineData(65, "clientOrderId malformed")]
    public void Client_order_id_has_a_length(int length, string faults) =>
        Assert.Equal(faults, FaultsOf($$"""{{{Market}},"quantity":"1","clientOrderId":"{{new string('~', length)}}"}"""));

    [Fact]
    public void Client_order_id_from_elsewhere_is_for_a_body_without_one()
    {
        var without = OrderBody.Read(Encoding.UTF8.GetBytes($$"""{{{Market}},"quantity":"1"}"""));
        without.UseClientOrderId("key");
        Assert.Equal("key", without.ToOrder(TestInstruments.BtcUsd)?.ClientOrderId);
        var with = OrderBody.Read(Encoding.UTF8.GetBytes($$"""{{{Market}},"quantity":"1","clientOrderId":"own"}"""));
        with.UseClientOrderId("key");
        Assert.Equal("own", with.ToOrder(TestInstruments.BtcUsd)?.ClientOrderId);
    }

    [Fact]
    public void Fault_from_elsewhere_stands_behind_those_of_known_fields()
    {
        var body = OrderBody.Read("""{"x":1,"side":"buy","type":"limit","price":"1","quantity":"1"}"""u8);
        body.AddProblem(new FieldProblem("user", FaultCodes.MissingField, "is missing"));
        Assert.Null(body.ToOrder(null));
        Assert.Equal(["symbol", "user", "x"], body.Problems.Select(problem => problem.Field));
    }

    private static (PlaceOrder? Order, OrderBody Body) Read(string json)
    {
        var body = OrderBody.Read(Encoding.UTF8.GetBytes(json));
        return (body.ToOrder(TestInstruments.Find(body.Symbol)), body);
    }

    private static string FaultsOf(string json)
    {
        var (order, body) = Read(json);
        Assert.Equal(order is null, body.Problems.Count > 0);
        Assert.All(body.Problems, problem => Assert.NotEmpty(FaultCodes.MessageOf(problem.Code)));
        return string.Join(", ", body.Problems.Select(problem => $"{problem.Field} {problem.Code}"));
    }
}
