using System.Net;
using System.Text.Json;
using Trading.Gateway.Tests.Http;

namespace Trading.Gateway.Tests.Market;

/// <summary>The doors of trade messages over the real grains. What makes a message faulty is tested with the reader.</summary>
public sealed class MessageRouteTests : IAsyncLifetime
{
    private readonly TestGateway _gateway = new();
    private MarketHttp _market = null!;

    public async Task InitializeAsync()
    {
        await _gateway.InitializeAsync();
        _market = new MarketHttp(_gateway);
    }

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Message_is_taken_and_is_in_the_statistics()
    {
        var reply = await _market.PostAsync(Messages.Good);
        Assert.Equal(201, reply.Status);
        Assert.Matches("""^\{"status":"OK","id":"[0-3]-1","userId":"134256","class":"direct","warnings":\[\]\}$""", reply.Text);
        await _market.TotalsAfterAsync(1);
        var pair = (await _market.GetAsync("pairs/EUR-GBP")).Body;
        Assert.Equal(
            ("EUR-GBP", 1, "1000", "747.1", "0.7471", "0.7471"),
            (pair.GetProperty("pair").GetString(), pair.GetProperty("count").GetInt64(), pair.GetProperty("sold").GetString(),
                pair.GetProperty("bought").GetString(), pair.GetProperty("vwap").GetString(), pair.GetProperty("lastRate").GetString()));
        var message = Assert.Single(pair.GetProperty("recent").EnumerateArray());
        Assert.Equal(
            (1, "134256", "EUR", "GBP", "1000", "747.1", "0.7471", "2015-01-24T10:27:44.000Z", "FR", "direct"),
            (message.GetProperty("seq").GetInt64(), Text(message, "userId"), Text(message, "currencyFrom"), Text(message, "currencyTo"),
                Text(message, "amountSell"), Text(message, "amountBuy"), Text(message, "rate"), Text(message, "timePlaced"),
                Text(message, "originatingCountry"), Text(message, "class")));
    }

    [Fact]
    public async Task Warnings_are_told_in_words()
    {
        var json = Messages.With("currencyTo", "\" RUR\"").Replace("timePlaced", "timePla ced", StringComparison.Ordinal)
            .Replace("\"FR\"", "\"UK\"", StringComparison.Ordinal);
        var reply = await _market.PostAsync(json);
        Assert.Equal(201, reply.Status);
        Assert.Equal(
            """["blanks_in_value","blanks_in_key","currency_replaced","country_replaced"]""",
            reply.Body.GetProperty("warnings").GetRawText());
    }

    [Theory]
    [InlineData("{", "400 not_json")]
    [InlineData("[]", "422 bad_item_count")]
    [InlineData("7", "400 not_an_object")]
    public async Task Body_that_is_no_message_is_refused(string json, string expected) =>
        Assert.Equal(expected, (await _market.PostAsync(json)).Refusal);

    [Fact]
    public async Task Faulty_message_is_refused_with_every_fault_and_strict_refuses_more()
    {
        var reply = await _market.PostAsync(
            """{"userId":1,"currencyFrom":"EUR","currencyTo":"EUR","amountSell":0,"amountBuy":1,"rate":1,"timePlaced":"x"}""");
        Assert.Equal("422 same_currency", reply.Refusal);
        Assert.Equal("currencyTo same_currency, amountSell not_positive, timePlaced bad_time, originatingCountry missing", reply.Faults);
        Assert.Equal(
            "422 strict_warning",
            (await _market.PostAsync(Messages.With("originatingCountry", "\" FR\""), MarketHttp.Path + "?strict=1")).Refusal);
        Assert.Equal("422 strict_mismatch", (await _market.PostAsync(Messages.With("rate", "2"), MarketHttp.Path + "?strict=1")).Refusal);
        Assert.Equal(201, (await _market.PostAsync(Messages.With("rate", "2"), MarketHttp.Path + "?strict=0")).Status);
    }

    [Fact]
    public async Task Array_is_answered_item_by_item()
    {
        var taken = await _market.PostAsync($"[{Messages.Of("a", "x")},{Messages.Of("b", "y")}]");
        Assert.Equal((201, "x,y"), (taken.Status, string.Join(',', taken.Body.EnumerateArray().Select(item => Text(item, "userId")))));
        var mixed = await _market.PostAsync($"[{Messages.Good},5,{Messages.With("rate", "-1")}]");
        Assert.Equal(207, mixed.Status);
        Assert.Equal(["OK", "FAILED not_an_object", "FAILED not_positive rate"], mixed.Body.EnumerateArray().Select(item =>
            Text(item, "status") == "OK" ? "OK" : $"FAILED {Text(item, "code")} {Text(item.GetProperty("errors")[0], "field")}".TrimEnd()));
        await _market.TotalsAfterAsync(3);
    }

    [Fact]
    public async Task Same_id_again_gets_the_first_answer_and_counts_once()
    {
        var first = await _market.PostAsync(Messages.Of("one"));
        var other = Messages.Of("one").Replace("1000", "2000", StringComparison.Ordinal);
        Assert.Equal(first, await _market.PostAsync(other));
        Assert.Equal(first, await _market.PostAsync(other.Replace("\"id\":\"one\"", "\"x\":1", StringComparison.Ordinal), key: "one"));
        // Another user's key of the same name is another key, and items of an array have their place behind the request's.
        Assert.NotEqual(first.Text, (await _market.PostAsync(Messages.Of("one", "somebody"))).Text);
        var list = await _market.PostAsync($"[{Messages.Good},{Messages.Good}]", key: "list");
        Assert.Equal(list, await _market.PostAsync($"[{Messages.Good},{Messages.Good}]", key: "list"));
        var totals = await _market.TotalsAfterAsync(4);
        Assert.Equal(4, totals.GetProperty("classes").GetProperty("direct").GetInt64());
    }

    [Theory]
    [InlineData("with blank", "422 bad_characters")]
    [InlineData("", "422 bad_length")]
    public async Task Key_that_is_none_is_refused(string key, string expected) =>
        Assert.Equal(expected, (await _market.PostAsync(Messages.Good, key: key)).Refusal);

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/octet-stream")]
    public async Task Body_is_taken_whatever_common_tools_call_it(string? type) =>
        Assert.Equal(201, (await _market.PostAsync(Messages.Good, type: type)).Status);

    [Theory]
    [InlineData("application/xml")]
    [InlineData("Multipart/form-data; boundary=x")]
    [InlineData("application/soap+xml; charset=utf-8")]
    [InlineData("image/png")]
    public async Task Body_that_is_clearly_something_else_is_refused(string type)
    {
        Assert.Equal("415 unsupported_media_type", (await _market.PostAsync(Messages.Good, type: type)).Refusal);
        var legacy = await _market.PostAsync(Messages.Good, MarketHttp.LegacyPath, type);
        Assert.Equal((415, "FAILED"), (legacy.Status, legacy["status"]));
    }

    [Fact]
    public async Task Long_bodies_are_refused_and_arrays_may_be_longer()
    {
        var padded = Messages.Good.Insert(1, $"\"x\":\"{new string('x', 65_536)}\",");
        Assert.Equal("413 body_too_large", (await _market.PostAsync(padded)).Refusal);
        Assert.Equal(201, (await _market.PostAsync($" [{padded}]")).Status);
        Assert.Equal(201, (await _market.PostAsync($"[{string.Join(',', Enumerable.Repeat(Messages.Good, 1_000))}]")).Status);
        Assert.Equal("413 body_too_large", (await _market.PostAsync($"[{new string(' ', 1_048_575)}]")).Refusal);
        Assert.Equal(422, (await _market.PostAsync($"[{new string(' ', 1_048_574)}]")).Status);
    }

    [Theory]
    [InlineData("PUT", MarketHttp.Path)]
    [InlineData("GET", MarketHttp.Path)]
    [InlineData("DELETE", MarketHttp.LegacyPath)]
    public async Task Other_methods_are_told_the_right_one(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await _gateway.Anonymous.SendAsync(request);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (response.StatusCode, string.Join(',', response.Content.Headers.Allow)));
    }

    [Fact]
    public async Task Existing_clients_get_the_answers_that_they_know()
    {
        var taken = await _market.PostAsync(Messages.Good, MarketHttp.LegacyPath, "text/plain");
        Assert.Equal((201, """{"status":"OK","userId":"134256"}"""), (taken.Status, taken.Text));
        (string Json, string Code)[] bodies =
            [("{", "not_json"), ($"[{Messages.Good}]", "not_an_object"), (Messages.With("rate", ""), "missing")];
        foreach (var (json, code) in bodies)
        {
            var refused = await _market.PostAsync(json, MarketHttp.LegacyPath);
            Assert.Equal(
                (400, "application/json", "FAILED", code), (refused.Status, refused.MediaType, refused["status"], refused["code"]));
        }
    }

    [Fact]
    public async Task Refused_messages_are_counted_by_what_is_wrong_with_them()
    {
        await _market.PostAsync("{");
        var two = Messages.With("userId", "").Replace("0.7471", "0", StringComparison.Ordinal);
        // A message in which much is missing counts once for that.
        await _market.PostAsync($"[{{}},{two},{Messages.Good}]");
        var start = TimeProvider.System.GetTimestamp();
        JsonElement totals;
        do
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Eventually.Patience);
            await Task.Delay(20);
            totals = (await _market.GetAsync("stats")).Body;
        }
        while (totals.GetProperty("refused").GetInt64() < 3);
        Assert.Equal(3, totals.GetProperty("refused").GetInt64());
        Assert.Equal(
            ["missing 2", "not_json 1", "not_positive 1"],
            totals.GetProperty("refusedByCode").EnumerateObject()
                .Select(code => $"{code.Name} {code.Value.GetInt64()}")
                .Order(StringComparer.Ordinal));
        Assert.Equal(4, totals.GetProperty("messages").GetInt64());
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
