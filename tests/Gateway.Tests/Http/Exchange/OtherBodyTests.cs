using System.Text;
using Trading.Exchange;
using Trading.Gateway.Exchange;

namespace Trading.Gateway.Tests.Http.Exchange;

public sealed class OtherBodyTests
{
    [Theory]
    [InlineData("""{"price":"1.25"}""", "1.25 0")]
    [InlineData("""{"quantity":"0.0003"}""", "0 0.0003")]
    [InlineData("""{"price":"1.25","quantity":"0.0003"}""", "1.25 0.0003")]
    [InlineData("""{"price":null,"quantity":"1"}""", "0 1")]
    [InlineData("{}", "price missing_field")]
    [InlineData("""{"price":"0"}""", "price bad_price")]
    [InlineData("""{"price":"1.001","quantity":"0.00001"}""", "price bad_price, quantity bad_quantity")]
    [InlineData("""{"price":1,"side":"buy"}""", "price malformed, side malformed")]
    [InlineData("[]", " malformed")]
    public void Amendment_is_read_or_every_faulty_field_named(string json, string expected)
    {
        var body = AmendBody.Read(Encoding.UTF8.GetBytes(json));
        body.CheckSteps(TestInstruments.BtcUsd);
        var terms = body.ToTerms(OrderKey.Of("a"));
        Assert.Equal(expected, terms is { } change ? FormattableString.Invariant($"{change.Price} {change.Quantity}") : FaultsOf(body));
    }

    [Theory]
    [InlineData("""{"user":"u","asset":"USD","amount":"12.345678","id":"d 1"}""", "u d 1 USD 12345678")]
    [InlineData("""{"user":"u","asset":"BTC","amount":"0.00000001","id":"1"}""", "u 1 BTC 1")]
    [InlineData("""{"user":"u","asset":"S","amount":"3","id":"1"}""", "u 1 S 3")]
    [InlineData("""{"user":"u","asset":"USD","amount":"9000000000000","id":"1"}""", "u 1 USD 9000000000000000000")]
    [InlineData("""{"user":"u","asset":"USD","amount":"9000000000000.000001","id":"1"}""", "amount bad_amount")]
    [InlineData("""{"user":"u","asset":"USD","amount":"0.0000001","id":"1"}""", "amount bad_amount")]
    [InlineData("""{"user":"u","asset":"S","amount":"0.5","id":"1"}""", "amount bad_amount")]
    [InlineData("{}", "user missing_field, asset missing_field, amount missing_field, id missing_field")]
    [InlineData(
        """{"user":"a,b","asset":"DOGE","amount":"0","id":""}""", "user malformed, asset unknown_asset, amount bad_amount, id malformed")]
    [InlineData("""{"user":1,"asset":2,"amount":3,"id":4}""", "user malformed, asset malformed, amount malformed, id malformed")]
    [InlineData("null", " malformed")]
    public void Transfer_is_read_or_every_faulty_field_named(string json, string expected)
    {
        var body = TransferBody.Read(Encoding.UTF8.GetBytes(json));
        var transfer = body.ToTransfer(isWithdrawal: true);
        Assert.Equal(expected, transfer is null ? FaultsOf(body) : $"{body.User} {transfer.Id} {transfer.Asset} {transfer.Units}");
        Assert.True(transfer is null or { IsWithdrawal: true });
    }

    [Theory]
    [InlineData("""{"symbol":"S-USD","base":"S","quote":"USD","tick":"0.01","lot":"1"}""", "S-USD 0.01 1 0 0 0")]
    [InlineData(
        """{"symbol":"S-USD","base":"S","quote":"USD","tick":"0.01","lot":"1","minNotional":"5","makerFee":"0","takerFee":"0.001"}""",
        "S-USD 0.01 1 5000000 0 1000")]
    [InlineData("{}", "symbol missing_field, base missing_field, quote missing_field, tick missing_field, lot missing_field")]
    [InlineData("""{"symbol":"X","base":"S","quote":"USD","tick":"0.0000001","lot":"1"}""", "symbol bad_instrument, tick bad_instrument")]
    [InlineData("""{"symbol":"S-USD","base":"S","quote":"USD","tick":"0","lot":"0.5"}""", "tick bad_instrument, lot bad_instrument")]
    [InlineData(
        """{"symbol":"S-T","base":"LONG","quote":"T","tick":0.01,"lot":"1","minNotional":"-1","makerFee":"1","takerFee":"x"}""",
        "base bad_instrument, quote bad_instrument, tick malformed, minNotional bad_instrument, "
        + "makerFee bad_instrument, takerFee bad_instrument")]
    [InlineData(
        """{"symbol":"S-USD","base":"S","quote":"USD","tick":"9999999999999999999999999999","lot":"9999999999999999999999999999"}""",
        "lot bad_instrument")]
    [InlineData("7", " malformed")]
    public void Instrument_is_read_or_every_faulty_field_named(string json, string expected)
    {
        var body = InstrumentBody.Read(Encoding.UTF8.GetBytes(json));
        var added = body.ToInstrument();
        Assert.Equal(
            expected,
            added is null
                ? FaultsOf(body)
                : FormattableString.Invariant(
                    $"{added.Symbol} {added.Tick} {added.Lot} {added.MinNotional} {added.MakerFee} {added.TakerFee}"));
    }

    [Theory]
    [InlineData("""{"status":"halted"}""", "Halted")]
    [InlineData("""{"status":"trading"}""", "Trading")]
    [InlineData("""{"status":"Halted"}""", "status malformed")]
    [InlineData("{}", "status missing_field")]
    [InlineData("""{"status":"halted","symbol":"S-USD"}""", "symbol malformed")]
    [InlineData("x", " malformed")]
    public void Status_is_read_or_every_faulty_field_named(string json, string expected)
    {
        var body = InstrumentStatusBody.Read(Encoding.UTF8.GetBytes(json));
        Assert.Equal(expected, body.IsFaultless ? body.Status.ToString() : FaultsOf(body));
    }

    private static string FaultsOf(JsonBody body) => string.Join(", ", body.Problems.Select(problem => $"{problem.Field} {problem.Code}"));
}
