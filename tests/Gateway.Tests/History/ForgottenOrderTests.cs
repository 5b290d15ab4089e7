using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Trading.Exchange;
using Trading.Gateway.Access;
using Trading.Gateway.Http;
using Trading.Gateway.Http.Exchange;

namespace Trading.Gateway.Tests.History;

/// <summary>Orders that their account has forgotten, and the tables have not, as a client asks for them.</summary>
public sealed class ForgottenOrderTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const string Body =
        """{"symbol":"BTC-USD","side":"buy","type":"limit","timeInForce":"IOC","price":"1","quantity":"0.0001","clientOrderId":"first"}""";

    [SkippableFact]
    public async Task Forgotten_order_is_found_in_the_tables_and_its_client_id_answers_it_again()
    {
        await using var rig = await HistoryRig.StartAsync(await server.CreateDatabaseAsync());
        await rig.DepositAsync("u", Asset.Usd, 1_000_000_000_000);
        var endpoints = new OrderEndpoints(rig.Grains, rig.Lists, new InstrumentDirectory(rig.Grains));
        var id = (await AskAsync(endpoints.PlaceAsync, 201, body: Body)).GetProperty("orderId").GetString()!;
        for (var i = 0; i < 600; i++)
            await rig.Trader("u").PlaceAsync(RandomTraders.Limit("BTC-USD", OrderSide.Buy, 100, 1, TimeInForce.ImmediateOrCancel));
        await rig.CatchUpAsync();
        Assert.Null(await rig.Trader("u").GetOrderAsync(OrderKey.Of(Guid.Parse(id))));

        Assert.Equal(id, IdOf(await AskAsync(endpoints.GetAsync, 200, id: id)));
        Assert.Equal(id, IdOf(await AskAsync(endpoints.GetAsync, 200, query: "?clientOrderId=first")));
        Assert.Equal(id, IdOf(await AskAsync(endpoints.PlaceAsync, 200, body: Body)));
        var other = await AskAsync(endpoints.PlaceAsync, 409, body: Body.Replace("\"1\"", "\"2\"", StringComparison.Ordinal));
        Assert.Equal(("client_order_id_reused", id), (CodeOf(other), IdOf(other.GetProperty("order"))));
        Assert.Equal("order_not_open", CodeOf(await AskAsync(endpoints.CancelAsync, 409, id: id)));
        Assert.Equal("order_not_open", CodeOf(await AskAsync(endpoints.AmendAsync, 409, id: id, body: """{"price":"2"}""")));
        Assert.Equal("unknown_order", CodeOf(await AskAsync(endpoints.GetAsync, 404, query: "?clientOrderId=second")));
        Assert.Equal("unknown_order", CodeOf(await AskAsync(endpoints.GetAsync, 404, id: id, user: "v")));
    }

    private static async Task<JsonElement> AskAsync(
        Func<HttpContext, Task> endpoint, int status, string? id = null, string query = "", string body = "", string user = "u")
    {
        var context = new DefaultHttpContext { User = CallerIdentity.PrincipalOf(new Caller(user, Role.User)) };
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(new MemoryStream()));
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        context.Request.QueryString = new QueryString(query);
        if (id is not null)
            context.Request.RouteValues["id"] = id;
        await endpoint(context);
        Assert.Equal(status, context.Response.StatusCode);
        return JsonDocument.Parse(((MemoryStream)context.Response.Body).ToArray()).RootElement;
    }

    private static string? IdOf(JsonElement order) => order.GetProperty("orderId").GetString();

    private static string? CodeOf(JsonElement problem) => problem.GetProperty("code").GetString();
}
