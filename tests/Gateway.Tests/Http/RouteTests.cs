using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Trading.Gateway.Tests.Http;

public sealed class RouteTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Theory]
    [InlineData("/api/v1/users/u/summary")]
    [InlineData("/api/v1/quotes/S")]
    [InlineData("/api/v1/audit-log")]
    [InlineData("/api/v1/system")]
    public async Task Without_a_good_token_there_is_no_answer(string path)
    {
        foreach (var client in new[] { gateway.Anonymous, gateway.ClientOf("x.y.z") })
        {
            using var response = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
            Assert.Contains("\"code\":\"unauthenticated\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Summary_is_for_the_user_and_services()
    {
        await TestGateway.LinesAsync(gateway.Service, "[1] ADD,route1,5.00");
        Assert.Equal(200, (await TestGateway.GetAsync(gateway.UserClient("route1"), "/api/v1/users/route1/summary")).Status);
        Assert.Equal(200, (await TestGateway.GetAsync(gateway.Service, "/api/v1/users/route1/summary")).Status);
        Assert.Equal(403, (await TestGateway.GetAsync(gateway.UserClient("route2"), "/api/v1/users/route1/summary")).Status);
        Assert.Equal(404, (await TestGateway.GetAsync(gateway.UserClient("route2"), "/api/v1/users/route2/summary")).Status);
        Assert.Equal(400, (await TestGateway.GetAsync(gateway.Service, "/api/v1/users/a,b/summary")).Status);
    }

    [Fact]
    public async Task Quote_is_a_command_of_who_asks()
    {
        var (status, body) = await TestGateway.GetAsync(gateway.UserClient("route3"), "/api/v1/quotes/Ab1");
        Assert.Equal(200, status);
        Assert.StartsWith("""{"symbol":"Ab1","price":"10.00","quotedAt":"20""", body, StringComparison.Ordinal);
        Assert.Equal(200, (await TestGateway.GetAsync(gateway.Service, "/api/v1/quotes/Ab1?user=route3")).Status);
        Assert.Equal(400, (await TestGateway.GetAsync(gateway.Service, "/api/v1/quotes/Ab1")).Status);
        Assert.Equal(400, (await TestGateway.GetAsync(gateway.Service, "/api/v1/quotes/LONG?user=route3")).Status);
        Assert.Equal(403, (await TestGateway.GetAsync(gateway.UserClient("route3"), "/api/v1/quotes/Ab1?user=route4")).Status);
        Assert.Equal(503, (await TestGateway.GetAsync(gateway.Service, "/api/v1/quotes/BAD?user=route3")).Status);
        var (_, xml) = await TestGateway.GetAsync(gateway.Service, "/api/v1/audit-log?user=route3");
        Assert.Equal(3, xml.Split("<userCommand>").Length - 1);
        Assert.Equal(1, xml.Split("<quoteServer>").Length - 1);
    }

    [Fact]
    public async Task Audit_log_of_all_is_for_the_supervisor_and_services()
    {
        await TestGateway.LinesAsync(gateway.Service, "[1] ADD,route5,5.00\n[1] ADD,route6,6.00");
        foreach (var client in new[] { gateway.Service, gateway.Supervisor })
        {
            var (status, xml) = await TestGateway.GetAsync(client, "/api/v1/audit-log");
            Assert.Equal(200, status);
            Audit.Journal.Validate(xml);
            Assert.Contains("route5", xml, StringComparison.Ordinal);
        }

        var (own, ownXml) = await TestGateway.GetAsync(gateway.UserClient("route5"), "/api/v1/audit-log?user=route5");
        Assert.Equal(200, own);
        Assert.DoesNotContain("route6", ownXml, StringComparison.Ordinal);
        Assert.Equal(403, (await TestGateway.GetAsync(gateway.UserClient("route5"), "/api/v1/audit-log")).Status);
        Assert.Equal(403, (await TestGateway.GetAsync(gateway.UserClient("route5"), "/api/v1/audit-log?user=route6")).Status);
        Assert.Equal(400, (await TestGateway.GetAsync(gateway.UserClient("route5"), "/api/v1/audit-log?user=route5&user=route6")).Status);
    }

    [Fact]
    public async Task System_tells_figures_to_the_supervisor_and_services()
    {
        await TestGateway.LinesAsync(gateway.Service, "[1] ADD,route7,5.00\n[2] BUY,route7,S,1.00");
        var (status, body) = await TestGateway.GetAsync(gateway.Supervisor, "/api/v1/system");
        Assert.Equal(200, status);
        var system = JsonDocument.Parse(body).RootElement;
        Assert.True(system.GetProperty("commands").GetProperty("ok").GetInt64() > 0);
        Assert.True(system.GetProperty("commands").GetProperty("less_than_one_share").GetInt64() > 0);
        Assert.True(system.GetProperty("quotes").GetProperty("hits").GetInt64() > 0);
        Assert.Equal(0, system.GetProperty("quotes").GetProperty("failuresInARow").GetInt64());
        Assert.True(system.GetProperty("latency").GetProperty("count").GetInt64() >= 2);
        var latency = system.GetProperty("latency");
        Assert.InRange(latency.GetProperty("p50Ms").GetDouble(), 0, latency.GetProperty("maxMs").GetDouble());
        Assert.True(system.GetProperty("dashboardOpens").GetBoolean());
        Assert.Equal(8, system.GetProperty("auditShards").EnumerateArray().Count(shard => shard.GetProperty("blocks").GetInt32() >= 0));
        Assert.Equal(403, (await TestGateway.GetAsync(gateway.UserClient("route7"), "/api/v1/system")).Status);
    }

    [Fact]
    public async Task Health_is_for_anybody_and_says_little()
    {
        Assert.Equal((200, """{"status":"live"}"""), await TestGateway.GetAsync(gateway.Anonymous, "/health/live"));
        Assert.Equal((200, """{"status":"ready"}"""), await TestGateway.GetAsync(gateway.Anonymous, "/health/ready"));
    }

    [Fact]
    public async Task Api_document_has_every_route_with_its_schemas_and_codes()
    {
        var (status, body) = await TestGateway.GetAsync(gateway.Anonymous, "/openapi/v1.json");
        Assert.Equal(200, status);
        var document = JsonDocument.Parse(body).RootElement;
        var paths = document.GetProperty("paths");
        var routes = gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText is not "/ws"
                && !route.RoutePattern.RawText!.StartsWith("/openapi", StringComparison.Ordinal))
            .Where(route => route.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null).ToArray();
        Assert.Equal(44, routes.Length);
        foreach (var route in routes)
        {
            var method = route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0].ToLowerInvariant();
            var operation = paths.GetProperty(route.RoutePattern.RawText!).GetProperty(method);
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
            foreach (var response in operation.GetProperty("responses").EnumerateObject().Where(r => r.Name is not ("204" or "429")))
                Assert.True(response.Value.GetProperty("content").EnumerateObject().First().Value.TryGetProperty("schema", out _));
            foreach (var parameter in route.RoutePattern.Parameters)
            {
                var names = operation.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString());
                Assert.Contains(parameter.Name, names);
            }
        }

        var commands = paths.GetProperty("/api/v1/commands").GetProperty("post");
        var bodies = commands.GetProperty("requestBody").GetProperty("content").EnumerateObject().Select(content => content.Name);
        Assert.Equal(["application/json", "text/plain"], bodies);
        var messages = paths.GetProperty("/api/v1/trade-messages").GetProperty("post");
        foreach (var content in messages.GetProperty("requestBody").GetProperty("content").EnumerateObject())
        {
            var forms = content.Value.GetProperty("schema").GetProperty("oneOf").EnumerateArray().ToArray();
            Assert.Equal("array", forms[1].GetProperty("type").GetString());
            Assert.Equal(1_000, forms[1].GetProperty("maxItems").GetInt32());
            foreach (var form in new[] { forms[0], forms[1].GetProperty("items") })
                Assert.Equal("#/components/schemas/TradeMessageDocument", form.GetProperty("$ref").GetString());
        }

        Assert.DoesNotContain(paths.EnumerateObject(), path => path.Value.TryGetProperty("head", out _));
        var description = document.GetProperty("info").GetProperty("description").GetString();
        Assert.Contains("insufficient_funds", description, StringComparison.Ordinal);
        Assert.True(document.GetProperty("components").GetProperty("schemas").TryGetProperty("SummaryAnswer", out _));
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404, "not_found")]
    [InlineData("DELETE", "/api/v1/commands", 405, "method_not_allowed")]
    [InlineData("GET", "/nothing", 404, "not_found")]
    [InlineData("GET", "/openapi/v2.json", 404, "not_found")]
    [InlineData("POST", "/ws", 405, "method_not_allowed")]
    public async Task Errors_of_the_server_itself_have_the_same_form(string method, string path, int status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await gateway.Service.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"\"code\":\"{code}\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/xml", 10, 415)]
    [InlineData("application/json", 20_000, 413)]
    public async Task Body_of_the_wrong_type_or_size_is_refused(string type, int length, int status)
    {
        using var body = new StringContent(new string(' ', length), Encoding.UTF8, type);
        using var response = await gateway.Service.PostAsync("/api/v1/commands", body);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/api/v1/commands", "text/plain")]
    [InlineData("/api/v1/commands", "application/json")]
    [InlineData("/api/v3/order?user=route8", "application/json")]
    [InlineData("/api/v1/auth/login", "application/json")]
    [InlineData("/api/v1/trade-messages", "application/json")]
    public async Task Compressed_body_is_refused_and_not_read_as_something_else(string path, string type)
    {
        using var body = new StringContent("{}", Encoding.UTF8, type);
        body.Headers.ContentEncoding.Add("gzip");
        using var response = await gateway.Service.PostAsync(path, body);
        Assert.Equal(415, (int)response.StatusCode);
        Assert.Contains("\"code\":\"unsupported_media_type\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("route/9", "route%2F9")]
    [InlineData("route%2F9", "route%252F9")]
    [InlineData("a/b%2fc ü", "a%2fb%252fc%20%C3%BC")]
    public async Task User_with_a_slash_is_found_in_the_path(string user, string segment)
    {
        await TestGateway.LinesAsync(gateway.Service, $"[1] ADD,{user},5.00");
        foreach (var end in new[] { "", "/", "?x=/y" })
        {
            var (status, body) = await TestGateway.GetAsync(gateway.UserClient(user), $"/api/v1/users/{segment}/summary{end}");
            Assert.Equal(200, status);
            Assert.Equal(user, JsonDocument.Parse(body).RootElement.GetProperty("user").GetString());
        }
    }

    [Theory]
    [InlineData("GET", "/api/v3/account", "")]
    [InlineData("POST", "/api/v1/auth/login", """{"user":"nobody","password":"password"}""")]
    [InlineData("POST", "/api/v1/auth/refresh", """{"refreshToken":"none"}""")]
    public async Task Caller_who_is_not_known_is_told_which_scheme_is_spoken(string method, string path, string json)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = json.Length == 0 ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await gateway.Anonymous.SendAsync(request);
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task Pages_of_other_origins_may_not_call()
    {
        Assert.Equal(403, await StatusWithOriginAsync("http://evil.example"));
        Assert.Equal(403, await StatusWithOriginAsync("null"));
        Assert.Equal(403, await StatusWithOriginAsync(gateway.Address.GetLeftPart(UriPartial.Authority), "http://evil.example"));
        Assert.Equal(200, await StatusWithOriginAsync(gateway.Address.GetLeftPart(UriPartial.Authority)));
    }

    [Fact]
    public async Task Answers_carry_security_headers_and_no_server_name()
    {
        using var response = await gateway.Anonymous.GetAsync("/health/live");
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private async Task<int> StatusWithOriginAsync(params string[] origins)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Add("Origin", origins);
        using var response = await gateway.Anonymous.SendAsync(request);
        return (int)response.StatusCode;
    }
}
