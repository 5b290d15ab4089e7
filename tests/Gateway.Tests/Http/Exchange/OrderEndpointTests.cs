using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Trading.Exchange;
using Trading.Gateway.Access;
using Trading.Gateway.Exchange;
using Trading.Gateway.Http;
using Trading.Gateway.Http.Exchange;
using Trading.Gateway.Tests.Queue;

namespace Trading.Gateway.Tests.Http.Exchange;

/// <summary>What accounts answer and a client is told, where real accounts seldom answer so.</summary>
public sealed class OrderEndpointTests
{
    private const string Order = """{"symbol":"BTC-USD","side":"buy","type":"limit","price":"1","quantity":"1"}""";

    [Fact]
    public async Task Overloaded_account_is_429_with_the_time_to_wait()
    {
        var context = await PlaceAsync((_, _) => Task.FromResult(new OrderAnswer(ExchangeStatus.Overloaded, null)));
        Assert.Equal((429, "1"), (context.Response.StatusCode, context.Response.Headers.RetryAfter.ToString()));
        Assert.Equal("overloaded", CodeOf(context));
    }

    [Theory]
    [InlineData(ExchangeStatus.MinNotional, 422, "min_notional")]
    [InlineData(ExchangeStatus.UnknownSymbol, 422, "unknown_symbol")]
    [InlineData(ExchangeStatus.LimitExceeded, 422, "limit_exceeded")]
    [InlineData(ExchangeStatus.ClientOrderIdReused, 409, "client_order_id_reused")]
    public async Task Refusal_of_the_account_has_its_status_and_code(ExchangeStatus status, int httpStatus, string code)
    {
        var context = await PlaceAsync((_, _) => Task.FromResult(new OrderAnswer(status, null)));
        Assert.Equal((httpStatus, code), (context.Response.StatusCode, CodeOf(context)));
    }

    [Fact]
    public async Task Unknown_outcome_is_no_answer_of_the_endpoint() =>
        await Assert.ThrowsAsync<OrderOutcomeUnknownException>(
            () => PlaceAsync((_, _) => throw new OrderOutcomeUnknownException("The book did not answer.")));

    private static async Task<HttpContext> PlaceAsync(Func<string, PlaceOrder, Task<OrderAnswer>> place)
    {
        var grains = ScriptedGrains.Create(place);
        var context = new DefaultHttpContext { User = CallerIdentity.PrincipalOf(new Caller("u", Role.User)) };
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(new MemoryStream()));
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(Order));
        var endpoints = new OrderEndpoints(grains, new GrainOrderHistory(grains), new InstrumentDirectory(grains));
        await endpoints.PlaceAsync(context);
        return context;
    }

    private static string? CodeOf(HttpContext context) =>
        JsonDocument.Parse(((MemoryStream)context.Response.Body).ToArray()).RootElement.GetProperty("code").GetString();
}
