using Trading.Exchange;
using Trading.Gateway.Exchange;
using Trading.Gateway.Http.Exchange;

namespace Trading.Gateway.Tests.Http.Exchange;

public sealed class ExchangeProblemTests
{
    [Fact]
    public void Every_refusal_has_its_http_status() => Assert.Equal(
        "ok 200, insufficient_funds 422, limit_exceeded 422, unknown_order 404, order_not_open 409, client_order_id_reused 409, "
        + "post_only_would_take 422, instrument_halted 422, overloaded 429, min_notional 422, id_reused 409, bad_price 422, "
        + "bad_quantity 422, "
        + "unknown_symbol 422",
        string.Join(", ", Enum.GetValues<ExchangeStatus>().Select(s => $"{ExchangeStatusCodes.Of(s)} {ExchangeProblem.HttpStatusOf(s)}")));

    [Theory]
    [InlineData("malformed", 400)]
    [InlineData("missing_field", 400)]
    [InlineData("bad_price", 422)]
    [InlineData("bad_quantity", 422)]
    [InlineData("bad_amount", 422)]
    [InlineData("min_notional", 422)]
    [InlineData("unknown_symbol", 422)]
    [InlineData("unknown_asset", 422)]
    [InlineData("bad_instrument", 422)]
    public void Fault_has_its_http_status_and_words(string code, int httpStatus)
    {
        Assert.Equal(httpStatus, ExchangeProblem.HttpStatusOf(code));
        Assert.NotEqual(code, FaultCodes.MessageOf(code));
    }
}
