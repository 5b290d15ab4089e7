using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Trading.Exchange;
using Trading.Gateway.Queue;
using Trading.Gateway.Tests.Http;

namespace Trading.Gateway.Tests.Queue;

/// <summary>Messages executed over the real grains, without a broker.</summary>
public sealed class OrderRequestsTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string Buy = """{"symbol":"BTC-USD","side":"buy","type":"limit","price":"100","quantity":"0.5"}""";

    private OrderRequests _requests = new(
        gateway.Services.GetRequiredService<IGrainFactory>(), gateway.Services.GetRequiredService<InstrumentDirectory>());

    [Fact]
    public async Task Amend_that_is_delivered_again_does_not_undo_a_later_one()
    {
        var trader = gateway.Services.GetRequiredService<IGrainFactory>().GetGrain<IOrderGrain>("ada");
        await trader.TransferAsync(new Transfer("d", Asset.Usd, 1_000_000_000, IsWithdrawal: false));
        Assert.Equal(201, (await ExecuteAsync("p", Buy)).HttpStatus);
        var first = await ExecuteAsync("a1", Amend("101"));
        await ExecuteAsync("a2", Amend("102"));
        var again = await ExecuteAsync("a1", Amend("101"), isRedelivered: true);
        Assert.Equal((200, "101"), (again.HttpStatus, PriceOf(again)));
        Assert.Equal(PriceOf(first), PriceOf(again));
        Assert.Equal(10_200, (await trader.GetOrderAsync(OrderKey.Of("p")))!.Request.Ticks);
    }

    [Fact]
    public async Task Amend_that_is_delivered_again_after_a_crash_of_the_gateway_does_not_undo_a_later_one()
    {
        var grains = gateway.Services.GetRequiredService<IGrainFactory>();
        var trader = grains.GetGrain<IOrderGrain>("ada");
        await trader.TransferAsync(new Transfer("d2", Asset.Usd, 1_000_000_000, IsWithdrawal: false));
        Assert.Equal(201, (await ExecuteAsync("q", Buy)).HttpStatus);
        Assert.Equal(200, (await ExecuteAsync("b1", Amend("101", "q"))).HttpStatus);
        Assert.Equal(422, (await ExecuteAsync("b2", Amend("90000", "q"))).HttpStatus);
        Assert.Equal(200, (await ExecuteAsync("b3", Amend("102", "q"))).HttpStatus);
        await trader.TransferAsync(new Transfer("d3", Asset.Usd, 900_000_000_000, IsWithdrawal: false));

        _requests = new OrderRequests(grains, gateway.Services.GetRequiredService<InstrumentDirectory>());
        var (first, refused) = (
            await ExecuteAsync("b1", Amend("101", "q"), isRedelivered: true), await ExecuteAsync("b2", Amend("90000", "q")));

        Assert.Equal((200, "102"), (first.HttpStatus, PriceOf(first)));
        Assert.Equal((422, "insufficient_funds"), (refused.HttpStatus, refused.Code));
        Assert.Equal(10_200, (await trader.GetOrderAsync(OrderKey.Of("q")))!.Request.Ticks);
    }

    [Theory]
    [InlineData("", "malformed")]
    [InlineData("{", "malformed")]
    [InlineData("\"text\"", "malformed")]
    [InlineData("{\"cancel\":", "malformed")]
    [InlineData("{\"cancel\":null}", "missing_field")]
    [InlineData("{\"cancel\":{}}", "missing_field")]
    [InlineData("{\"cancel\":[]}", "malformed")]
    [InlineData("{\"cancel\":{\"orderId\":\"x\",\"clientOrderId\":\"y\"}}", "malformed")]
    [InlineData("{\"cancel\":{\"clientOrderId\":\"y\",\"colour\":1}}", "malformed")]
    [InlineData("{\"cancel\":\"x\"} trailing", "malformed")]
    [InlineData("{\"amend\":{\"clientOrderId\":\"y\"}}", "missing_field")]
    [InlineData("{\"amend\":{\"clientOrderId\":\"y\",\"price\":5}}", "malformed")]
    [InlineData("{\"amend\":{\"price\":\"5\"},\"cancel\":\"x\"}", "malformed")]
    public async Task What_is_no_request_is_dead(string body, string code)
    {
        var outcome = await ExecuteAsync("m", body);
        Assert.True(outcome.IsDead);
        Assert.Equal((400, code), (outcome.HttpStatus, outcome.Code));
    }

    private ValueTask<QueueOutcome> ExecuteAsync(string messageId, string body, bool isRedelivered = false)
    {
        var properties = new BasicProperties { MessageId = messageId, Headers = new Dictionary<string, object?> { ["user"] = "ada" } };
        return _requests.ExecuteAsync(new QueueMessage(
            new BasicDeliverEventArgs("", 1, isRedelivered, "", "", properties, Encoding.UTF8.GetBytes(body))));
    }

    private static string Amend(string price, string order = "p") =>
        $$$"""{"amend":{"clientOrderId":"{{{order}}}","price":"{{{price}}}"}}""";

    private static string? PriceOf(QueueOutcome outcome) => JsonDocument.Parse(outcome.Json).RootElement.GetProperty("price").GetString();
}
