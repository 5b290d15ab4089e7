using System.Text.Json;

namespace Trading.Gateway.Tests.Http;

/// <summary>That answers are as the API document says.</summary>
public sealed class ApiDocumentTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Theory]
    [InlineData("/api/v1/users/{user}/summary", "/api/v1/users/document1/summary")]
    [InlineData("/api/v1/system", "/api/v1/system")]
    [InlineData("/api/v1/quotes/{symbol}", "/api/v1/quotes/ABC?user=document1")]
    [InlineData("/api/v3/exchangeInfo", "/api/v3/exchangeInfo")]
    [InlineData("/api/v3/ticker/24hr", "/api/v3/ticker/24hr?symbol=BTC-USD")]
    [InlineData("/api/v3/account", "/api/v3/account?user=document1")]
    [InlineData("/api/v1/market/stats", "/api/v1/market/stats")]
    public async Task Answer_has_the_members_that_the_document_promises_and_no_others(string route, string path)
    {
        await TestGateway.LinesAsync(
            gateway.Service, "[1] ADD,document1,100.00\n[2] BUY,document1,S,20.00\n[3] SET_BUY_AMOUNT,document1,S,20.00\n[4] BUY,document1,S,-1");
        var document = await DocumentAsync();
        var (status, body) = await TestGateway.GetAsync(gateway.Service, path);
        Assert.Equal(200, status);
        var schema = Operation(document, route, "get").GetProperty("responses").GetProperty("200")
            .GetProperty("content").GetProperty("application/json").GetProperty("schema");
        if (schema.TryGetProperty("anyOf", out var forms))
            schema = forms[0];
        Check(document, schema, JsonDocument.Parse(body).RootElement, "$");
    }

    [Fact]
    public async Task Result_of_every_command_is_described()
    {
        var document = await DocumentAsync();
        var result = Schema(document, "CommandResult").GetProperty("properties");
        foreach (var member in Schema(document, "SummaryAnswer").GetProperty("properties").EnumerateObject())
            Assert.True(result.TryGetProperty(member.Name, out _), member.Name);
        var types = Operation(document, "/api/v1/commands", "post").GetProperty("responses").GetProperty("200").GetProperty("content");
        Assert.Equal(["application/json", "application/jsonl"], types.EnumerateObject().Select(type => type.Name));
    }

    [Theory]
    [InlineData("/api/v1/nothing", "not_found")]
    [InlineData("/api/v1/commands", "method_not_allowed")]
    [InlineData("/api/v1/market/pairs/EUR-GBP", "unknown_pair")]
    [InlineData("/ws", "upgrade_required")]
    public async Task Code_of_a_refusal_is_in_the_document(string path, string code)
    {
        var (_, body) = await TestGateway.GetAsync(gateway.Service, path);
        Assert.Equal(code, JsonDocument.Parse(body).RootElement.GetProperty("code").GetString());
        var text = (await DocumentAsync()).GetProperty("info").GetProperty("description").GetString()!;
        Assert.Equal(1, text.Split($"`{code}`").Length - 1);
    }

    [Theory]
    [InlineData("/api/v3/depth", "symbol")]
    [InlineData("/api/v3/trades", "symbol")]
    [InlineData("/api/v3/klines", "symbol,interval")]
    [InlineData("/api/v3/order", "clientOrderId")]
    [InlineData("/api/v1/market/candles", "pair")]
    [InlineData("/api/v3/ticker/24hr", "")]
    public async Task Query_that_is_needed_is_said_to_be(string route, string names)
    {
        var needed = Operation(await DocumentAsync(), route, "get").GetProperty("parameters").EnumerateArray()
            .Where(parameter => parameter.TryGetProperty("required", out var required) && required.GetBoolean())
            .Select(parameter => parameter.GetProperty("name").GetString());
        Assert.Equal(names, string.Join(',', needed));
        if (names.Length > 0)
            Assert.Equal(400, (await TestGateway.GetAsync(gateway.UserClient("document2"), route)).Status);
    }

    [Theory]
    [InlineData("/api/v1/auth/login")]
    [InlineData("/api/v1/commands")]
    [InlineData("/api/v3/order?user=document3")]
    public async Task Body_of_the_wrong_form_is_called_so(string path)
    {
        using var body = new StringContent("[]", System.Text.Encoding.UTF8, "application/json");
        using var response = await gateway.Service.PostAsync(path, body);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("the request does not have the form that it needs", problem.GetProperty("title").GetString());
    }

    private async Task<JsonElement> DocumentAsync() =>
        JsonDocument.Parse((await TestGateway.GetAsync(gateway.Anonymous, "/openapi/v1.json")).Body).RootElement;

    private static JsonElement Operation(JsonElement document, string route, string method) =>
        document.GetProperty("paths").GetProperty(route).GetProperty(method);

    private static JsonElement Schema(JsonElement document, string name) =>
        document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    private static void Check(JsonElement document, JsonElement schema, JsonElement value, string place)
    {
        if (schema.TryGetProperty("oneOf", out var forms))
            schema = forms.EnumerateArray().Last();
        if (schema.TryGetProperty("$ref", out var reference))
            schema = Schema(document, reference.GetString()!.Split('/')[^1]);
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            foreach (var item in value.EnumerateArray())
                Check(document, items, item, place + "[]");
        if (value.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties))
            return;
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray())
                Assert.True(value.TryGetProperty(name.GetString()!, out _), $"{place} has no {name}.");
        foreach (var member in value.EnumerateObject())
        {
            Assert.True(properties.TryGetProperty(member.Name, out var type), $"{place} has {member.Name}.");
            Check(document, type, member.Value, $"{place}.{member.Name}");
        }
    }
}
