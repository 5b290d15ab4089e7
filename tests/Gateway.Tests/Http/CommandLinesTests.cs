using System.Text;
using System.Text.Json;

namespace Trading.Gateway.Tests.Http;

public sealed class CommandLinesTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task Lines_of_one_user_are_answered_in_order_with_their_results()
    {
        var answers = await TestGateway.LinesAsync(
            gateway.Service,
            "[1] ADD,lines1,100.00 \r\n[2] BUY,lines1,S,25.00 \n\n"
            + "[3] COMMIT_BUY,lines1\n[4] COMMIT_BUY,lines1\n[5] CANCEL_SET_BUY,lines1,S");
        Assert.Equal(
            [
                """{"transactionNum":1,"command":"ADD","status":"ok","result":{"cash":"100.00"}}""",
                """{"transactionNum":2,"command":"BUY","status":"ok","result":{"symbol":"S","shares":"2","price":"10.00",""",
                """{"transactionNum":3,"command":"COMMIT_BUY","status":"ok","result":{"symbol":"S","shares":"2",""",
                """{"transactionNum":4,"command":"COMMIT_BUY","status":"error","code":"nothing_pending","message":"nothing is pending""",
                """{"transactionNum":5,"command":"CANCEL_SET_BUY","status":"error","code":"no_trigger_amount","message":""",
            ],
            answers.Select(answer => answer.GetRawText()),
            (expected, answer) => answer.StartsWith(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[1] NOTHING,u", "null", "unknown_command")]
    [InlineData("[1] ADD,u", "\"ADD\"", "malformed")]
    [InlineData("[1] ADD,u,-5.00", "\"ADD\"", "bad_amount")]
    [InlineData("[1] ADD,u,1.005", "\"ADD\"", "bad_amount")]
    [InlineData("[1] ADD,u,99999999999999999999.00", "\"ADD\"", "limit_exceeded")]
    [InlineData("[1] BUY,nobody,S,1.00", "\"BUY\"", "unknown_user")]
    [InlineData("[1] DUMPLOG,../../etc/passwd", "\"DUMPLOG\"", "forbidden")]
    [InlineData("[1] DUMPLOG,u,../x", "\"DUMPLOG\"", "forbidden")]
    public async Task Refused_line_is_answered_with_its_code(string line, string command, string code)
    {
        var answer = Assert.Single(await TestGateway.LinesAsync(gateway.Service, line)).GetRawText();
        var expected = $$"""{"transactionNum":1,"command":{{command}},"status":"error","code":"{{code}}",""";
        Assert.StartsWith(expected, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no number")]
    [InlineData("[0] ADD,u,1.00")]
    [InlineData("SYNC")]
    public async Task Line_without_a_number_is_malformed_and_the_next_one_is_read(string line)
    {
        var answers = await TestGateway.LinesAsync(gateway.Service, line + "\n[2] ADD,lines2,1.00");
        const string Expected = """{"transactionNum":null,"command":null,"status":"error","code":"malformed",""";
        Assert.StartsWith(Expected, answers[0].GetRawText(), StringComparison.Ordinal);
        Assert.Equal("ok", answers[1].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Line_that_is_too_long_is_malformed_and_the_next_one_is_read()
    {
        var answers = await TestGateway.LinesAsync(gateway.Service, $"[1] ADD,{new string('u', 70_000)},1.00\n[2] ADD,lines3,1.00\n");
        Assert.Equal(["malformed", null], answers.OrderBy(Number).Select(Code));
    }

    [Fact]
    public async Task Quiet_line_has_no_answer_and_is_executed()
    {
        Assert.Empty(await TestGateway.LinesAsync(gateway.Service, "![1] ADD,lines4,7.00\n![2] ADD,lines4,x\n![3] NOTHING"));
        var (_, summary) = await TestGateway.GetAsync(gateway.Service, "/api/v1/users/lines4/summary");
        Assert.Contains("\"cash\":\"7.00\"", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeated_line_in_a_session_has_no_second_effect()
    {
        await TestGateway.LinesAsync(gateway.Service, "[1] ADD,lines5,7.00", "?session=a");
        var again = await TestGateway.LinesAsync(gateway.Service, "[1] ADD,lines5,7.00", "?session=a");
        Assert.Equal("""{"transactionNum":1,"command":"ADD","status":"ok"}""", Assert.Single(again).GetRawText());
        var other = await TestGateway.LinesAsync(gateway.Service, "[1] ADD,lines5,7.00", "?session=b");
        Assert.Equal("""{"cash":"14.00"}""", Assert.Single(other).GetProperty("result").GetRawText());
    }

    [Theory]
    [InlineData("?session=")]
    [InlineData("?session=a%20b")]
    [InlineData("?session=a&session=b")]
    [InlineData("?session=%C3%BC")]
    public async Task Faulty_session_is_refused_before_anything_is_executed(string query)
    {
        using var body = new StringContent("[1] ADD,lines6,7.00", Encoding.UTF8, "text/plain");
        using var response = await gateway.Service.PostAsync($"/api/v1/commands{query}", body);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(404, (await TestGateway.GetAsync(gateway.Service, "/api/v1/users/lines6/summary")).Status);
    }

    [Fact]
    public async Task User_acts_on_the_own_account_only()
    {
        await TestGateway.LinesAsync(gateway.Service, "[1] ADD,lines8,5.00");
        var answers = await TestGateway.LinesAsync(
            gateway.UserClient("lines7"),
            "[1] ADD,lines7,1.00\n[2] ADD,lines8,1.00\n[3] DISPLAY_SUMMARY,lines8\n"
            + "[4] DUMPLOG,x\n[5] DUMPLOG,lines8,x\n[6] DUMPLOG,lines7,x\n[7] ADD,lines8,z");
        Assert.Equal([null, "forbidden", "forbidden", "forbidden", "forbidden", null, "forbidden"], answers.OrderBy(Number).Select(Code));
        var (_, summary) = await TestGateway.GetAsync(gateway.Service, "/api/v1/users/lines8/summary");
        Assert.Contains("\"cash\":\"5.00\"", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("\"transactionNum\":2", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_that_the_caller_may_not_send_is_in_the_log_and_in_nobodys_history()
    {
        using var other = gateway.UserClient("lines11");
        await TestGateway.LinesAsync(gateway.Service, "[1] ADD,lines10,5.00");
        await TestGateway.LinesAsync(other, "[911] SET_BUY_AMOUNT,lines10,QQQ,9.11\n[912] DUMPLOG,lines10,x\n");
        await TestGateway.CommandAsync(other, """{"command":"SELL","user":"lines10","symbol":"QQQ","amount":"9.12"}""");
        var (_, all) = await TestGateway.GetAsync(gateway.Supervisor, "/api/v1/audit-log");
        Audit.Journal.Validate(all);
        foreach (var refused in new[] { "SET_BUY_AMOUNT", "SELL" })
        {
            var form = $"<command>{refused}</command><stockSymbol>QQQ<";
            var elements = all.Split('\n').Where(line => line.Contains(form, StringComparison.Ordinal));
            Assert.Equal(["userCommand", "errorEvent"], elements.Select(line => line[1..line.IndexOf('>', StringComparison.Ordinal)]));
        }

        var (_, own) = await TestGateway.GetAsync(gateway.Supervisor, "/api/v1/audit-log?user=lines10");
        Assert.DoesNotContain("QQQ", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Supervisor_deposits_and_dumps_and_does_not_trade()
    {
        var answers = await TestGateway.LinesAsync(gateway.Supervisor, "[1] ADD,lines9,1.00\n[2] BUY,lines9,S,1.00\n[3] DUMPLOG,./super");
        Assert.Equal([null, "forbidden", null], answers.OrderBy(Number).Select(Code));
        var path = answers.Single(answer => Number(answer) == 3).GetProperty("result").GetProperty("path").GetString();
        Assert.Equal(Path.Combine(gateway.DataPath, "dumps", "super"), path);
        Audit.Journal.Validate(await File.ReadAllTextAsync(path!));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Client_that_sends_everything_before_it_reads_gets_every_answer(bool chunked)
    {
        const int Lines = 30_000;
        var text = new StringBuilder();
        for (var i = 1; i <= Lines; i++)
            text.Append(i % 3 == 0 ? $"[{i}] DISPLAY_SUMMARY,many{i % 10}\n" : $"[{i}] ADD,many{i % 10},1.00\n");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/commands");
        request.Content = new StringContent(text.ToString(), Encoding.UTF8, "text/plain");
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await gateway.Service.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var numbers = new HashSet<long>();
        while (await reader.ReadLineAsync() is { } line)
            numbers.Add(long.Parse(line.AsSpan(18, line.IndexOf(',', StringComparison.Ordinal) - 18)));
        Assert.Equal(Lines, numbers.Count);
    }

    private static long Number(JsonElement answer) =>
        answer.GetProperty("transactionNum") is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : 0;

    private static string? Code(JsonElement answer) => answer.TryGetProperty("code", out var code) ? code.GetString() : null;
}
