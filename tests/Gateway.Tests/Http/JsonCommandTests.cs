using System.Text.Json;

namespace Trading.Gateway.Tests.Http;

public sealed class JsonCommandTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task Command_is_executed_and_its_number_is_the_accounts_next()
    {
        var (status, first) = await TestGateway.CommandAsync(gateway.Service, """{"command":"ADD","user":"json1","amount":"100.00"}""");
        Assert.Equal(200, status);
        Assert.Equal("""{"transactionNum":1,"command":"ADD","status":"ok","result":{"cash":"100.00"}}""", first.GetRawText());
        var (_, second) = await TestGateway.CommandAsync(gateway.Service, """{"command":"BUY","user":"json1","symbol":"S","amount":25}""");
        Assert.Equal(2, second.GetProperty("transactionNum").GetInt64());
        Assert.Equal("2", second.GetProperty("result").GetProperty("shares").GetString());
        var (_, third) = await TestGateway.CommandAsync(
            gateway.Service, """{"command":"SET_BUY_AMOUNT","user":"json1","symbol":"S","amount":"5.5"}""");
        Assert.Equal("""{"transactionNum":3,"command":"SET_BUY_AMOUNT","status":"ok"}""", third.GetRawText());
        var (_, fourth) = await TestGateway.CommandAsync(
            gateway.Service, """{"command":"SET_BUY_TRIGGER","user":"json1","symbol":"S","price":"1.00"}""");
        Assert.Equal("ok", fourth.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("""{"command":"BUY","user":"json2","symbol":"S","amount":"1000.00"}""", 409, "insufficient_funds")]
    [InlineData("""{"command":"BUY","user":"json2","symbol":"S","amount":"9.99"}""", 422, "less_than_one_share")]
    [InlineData("""{"command":"BUY","user":"json2","symbol":"BAD","amount":"9.99"}""", 503, "quote_unavailable")]
    [InlineData("""{"command":"SELL","user":"json2","symbol":"S","amount":"10.00"}""", 409, "insufficient_shares")]
    [InlineData("""{"command":"COMMIT_BUY","user":"json2"}""", 409, "nothing_pending")]
    [InlineData("""{"command":"SET_BUY_TRIGGER","user":"json2","symbol":"S","amount":"1.00"}""", 409, "no_trigger_amount")]
    [InlineData("""{"command":"COMMIT_BUY","user":"nobody"}""", 404, "unknown_user")]
    [InlineData("""{"command":"ADD","user":"json2","amount":"9000000000000.00"}""", 422, "limit_exceeded")]
    [InlineData("""{"command":"ADD","user":"json2","amount":"9000000000000.01"}""", 422, "limit_exceeded")]
    [InlineData("""{"command":"ADD","user":"json2","amount":"-1.00"}""", 400, "bad_amount")]
    [InlineData("""{"command":"ADD","user":"json2","amount":1e2}""", 400, "bad_amount")]
    [InlineData("""{"command":"ADD","user":"json2","amount":"0.00"}""", 400, "bad_amount")]
    [InlineData("""{"command":"NOTHING"}""", 400, "unknown_command")]
    [InlineData("""{"command":"DUMPLOG","filename":"../x"}""", 403, "forbidden")]
    [InlineData("""{"command":"ADD","amount":"1.00"}""", 400, "malformed")]
    [InlineData("{}", 400, "malformed")]
    [InlineData("[]", 400, "malformed")]
    [InlineData("", 400, "malformed")]
    [InlineData("""{"command":"ADD","user":"json2","amount":"1.00"}{}""", 400, "malformed")]
    [InlineData("""{"command":"ADD","user":"json2","user":"json2","amount":"1.00"}""", 400, "malformed")]
    [InlineData("""{"command":"ADD","user":"json2","amount":"1.00","x":1}""", 400, "malformed")]
    [InlineData("""{"command":["ADD"],"user":{"a":"b"},"amount":true}""", 400, "malformed")]
    [InlineData("""{"command":"ADD","user":"json2","amount":"1.00","transactionNum":0}""", 400, "malformed")]
    public async Task Refused_command_is_problem_details_with_its_code(string json, int httpStatus, string code)
    {
        await TestGateway.CommandAsync(gateway.Service, """{"command":"ADD","user":"json2","amount":"100.00"}""", key: "first");
        var (status, body) = await TestGateway.CommandAsync(gateway.Service, json);
        Assert.Equal((httpStatus, code), (status, body.GetProperty("code").GetString()));
        Assert.Equal((httpStatus, $"urn:trading:{code}"), (body.GetProperty("status").GetInt32(), body.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task All_faulty_fields_are_told_at_once()
    {
        var (status, body) = await TestGateway.CommandAsync(
            gateway.Service, """{"command":"BUY","user":"a,b","symbol":"LONG","amount":"x","filename":"f","size":1}""");
        Assert.Equal((400, "malformed"), (status, body.GetProperty("code").GetString()));
        var fields = body.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["amount", "filename", "size", "symbol", "user"], fields);
    }

    [Fact]
    public async Task Refused_command_is_recorded_and_changes_nothing()
    {
        await TestGateway.CommandAsync(gateway.Service, """{"command":"ADD","user":"json3","amount":"1.00"}""");
        await TestGateway.CommandAsync(gateway.Service, """{"command":"ADD","user":"json3","amount":"1.00","symbol":"S"}""");
        var (_, xml) = await TestGateway.GetAsync(gateway.Service, "/api/v1/audit-log?user=json3");
        Audit.Journal.Validate(xml);
        Assert.Equal(2, xml.Split("<userCommand>").Length - 1);
        Assert.Equal(1, xml.Split("<errorEvent>").Length - 1);
        Assert.Equal(1, xml.Split("<accountTransaction>").Length - 1);
    }

    [Fact]
    public async Task Field_that_does_not_belong_to_the_command_is_not_in_the_log_or_the_history()
    {
        await TestGateway.CommandAsync(gateway.Service, """{"command":"ADD","user":"json9","amount":"1.00"}""");
        await TestGateway.CommandAsync(
            gateway.Service, """{"command":"DISPLAY_SUMMARY","user":"json9","amount":"7.77","filename":"seven"}""");
        var (_, xml) = await TestGateway.GetAsync(gateway.Service, "/api/v1/audit-log?user=json9");
        Assert.Contains("<errorEvent>", xml, StringComparison.Ordinal);
        var (_, summary) = await TestGateway.GetAsync(gateway.Service, "/api/v1/users/json9/summary");
        foreach (var text in new[] { xml, summary })
        {
            Assert.DoesNotContain("7.77", text, StringComparison.Ordinal);
            Assert.DoesNotContain("seven", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Same_key_has_one_effect_and_the_same_answer()
    {
        const string Add = """{"command":"ADD","user":"json4","amount":"1.00"}""";
        const string Refused = """{"command":"BUY","user":"json4","symbol":"S","amount":"100.00"}""";
        Assert.Equal(200, (await TestGateway.CommandAsync(gateway.Service, Add, key: "k1")).Status);
        var (status, again) = await TestGateway.CommandAsync(gateway.Service, Add, key: "k1");
        Assert.Equal((200, "ok"), (status, again.GetProperty("status").GetString()));
        for (var i = 0; i < 2; i++)
        {
            var (refused, body) = await TestGateway.CommandAsync(gateway.Service, Refused, key: "k2");
            Assert.Equal((409, "insufficient_funds"), (refused, body.GetProperty("code").GetString()));
        }

        var (_, other) = await TestGateway.CommandAsync(gateway.Service, Add, key: "k3");
        Assert.Equal("2.00", other.GetProperty("result").GetProperty("cash").GetString());
    }

    [Fact]
    public async Task Number_in_a_session_has_one_effect()
    {
        const string Add = """{"command":"ADD","user":"json5","amount":"1.00","transactionNum":9}""";
        var (_, first) = await TestGateway.CommandAsync(gateway.Service, Add, query: "?session=s");
        Assert.Equal("1.00", first.GetProperty("result").GetProperty("cash").GetString());
        var (status, again) = await TestGateway.CommandAsync(gateway.Service, Add, query: "?session=s");
        Assert.Equal((200, """{"transactionNum":9,"command":"ADD","status":"ok"}"""), (status, again.GetRawText()));
        var (withoutNumber, _) = await TestGateway.CommandAsync(
            gateway.Service, """{"command":"ADD","user":"json5","amount":"1.00"}""", query: "?session=s");
        Assert.Equal(400, withoutNumber);
        var (both, _) = await TestGateway.CommandAsync(gateway.Service, Add, key: "k", query: "?session=s");
        Assert.Equal(400, both);
    }

    [Fact]
    public async Task User_may_leave_the_own_name_out_and_may_not_name_another()
    {
        using var user = gateway.UserClient("json6");
        Assert.Equal(200, (await TestGateway.CommandAsync(user, """{"command":"ADD","amount":"1.00"}""")).Status);
        var (status, other) = await TestGateway.CommandAsync(user, """{"command":"ADD","user":"json7","amount":"1.00"}""");
        Assert.Equal((403, "forbidden"), (status, other.GetProperty("code").GetString()));
        Assert.Equal(403, (await TestGateway.CommandAsync(user, """{"command":"ADD","amount":"1.00"}""", query: "?user=json7")).Status);
        Assert.Equal(403, (await TestGateway.CommandAsync(user, """{"command":"DUMPLOG","filename":"x"}""")).Status);
        Assert.Equal(200, (await TestGateway.CommandAsync(user, """{"command":"DUMPLOG","user":"json6","filename":"x"}""")).Status);
        Assert.Equal(404, (await TestGateway.GetAsync(gateway.Service, "/api/v1/users/json7/summary")).Status);
    }

    [Fact]
    public async Task Service_names_the_user_in_the_query_where_the_body_does_not()
    {
        var (status, body) = await TestGateway.CommandAsync(gateway.Service, """{"command":"ADD","amount":"3.00"}""", query: "?user=json8");
        Assert.Equal((200, JsonValueKind.Object), (status, body.GetProperty("result").ValueKind));
        Assert.Equal(200, (await TestGateway.GetAsync(gateway.Service, "/api/v1/users/json8/summary")).Status);
    }
}
