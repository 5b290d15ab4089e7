namespace Trading.Gateway.Tests.Live;

public sealed class SubscribeTests
{
    [Fact]
    public async Task Subscriber_gets_answer_snapshot_and_updates_in_that_order()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        await client.SendAsync("""{"method":"subscribe","params":{"channel":"book","symbol":["BTC-USD"]},"req_id":1}""");
        Assert.Equal("""{"method":"subscribe","success":true,"req_id":1}""", (await client.NextAsync()).GetRawText());
        Assert.Equal(
            """{"channel":"book","type":"snapshot","symbol":"BTC-USD","seq":0,"ts":"2030-01-01T12:00:00.123Z","data":{"n":0}}""",
            (await client.NextAsync()).GetRawText());
        door.Book["BTC-USD"].Publish();
        Assert.Equal(
            """{"channel":"book","type":"update","symbol":"BTC-USD","seq":1,"ts":"2030-01-01T12:00:00.123Z","data":{"n":1,"pad":""}}""",
            (await client.NextAsync()).GetRawText());
    }

    [Fact]
    public async Task Several_symbols_of_a_request_have_a_snapshot_and_a_sequence_each()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        await client.SubscribeAsync("""{"channel":"book","symbol":["A","B","A"]}""");
        Assert.Equal(["A", "B"], (await client.NextAsync(2)).Select(frame => frame.Symbol()));
        door.Book["B"].Publish();
        door.Book["B"].Publish();
        door.Book["A"].Publish();
        Assert.Equal([("B", 1L), ("B", 2L), ("A", 1L)], (await client.NextAsync(3)).Select(f => (f.Symbol(), f.Seq())));
    }

    [Fact]
    public async Task Request_with_an_unknown_symbol_does_nothing_at_all()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        var answer = await client.AskAsync("subscribe", """{"channel":"book","symbol":["A","NONE"]}""");
        Assert.Equal(("unknown_symbol", "NONE"), (answer.Code(), answer.Symbol()));
        door.Book["A"].Publish();
        Assert.Equal("pong", (await client.AskAsync("ping", "{}")).GetProperty("method").GetString());
    }

    [Theory]
    [InlineData("subscribe", """{"channel":"nothing","symbol":"A"}""", "unknown_channel")]
    [InlineData("subscribe", """{"channel":"book","symbol":"NONE"}""", "unknown_symbol")]
    [InlineData("subscribe", """{"channel":"book","symbol":"a b"}""", "unknown_symbol")]
    [InlineData("subscribe", """{"channel":"book","symbol":""}""", "unknown_symbol")]
    [InlineData("subscribe", """{"channel":"book","symbol":"BROKEN"}""", "internal")]
    [InlineData("subscribe", """{"channel":"book"}""", "missing_symbol")]
    [InlineData("subscribe", """{"channel":"book","symbol":[]}""", "missing_symbol")]
    [InlineData("subscribe", """{"channel":"book","symbol":[1]}""", "malformed")]
    [InlineData("subscribe", """{"channel":"book","symbol":7}""", "malformed")]
    [InlineData("subscribe", """{"channel":"book","symbol":"\ud800"}""", "malformed")]
    [InlineData("subscribe", """{"channel":"book","symbol":["A","\udc00"]}""", "malformed")]
    [InlineData("subscribe", """{"channel":"book","symbol":"A","user":"u"}""", "malformed")]
    [InlineData("subscribe", """{"channel":"book","symbol":["A","B"],"since_seq":1}""", "bad_sequence")]
    [InlineData("subscribe", """{"channel":"book","symbol":"A","interval":"1m"}""", "bad_interval")]
    [InlineData("subscribe", """{"channel":"klines","symbol":"A","interval":"2m"}""", "bad_interval")]
    [InlineData("subscribe", """{"channel":"market.stats","symbol":"A"}""", "unexpected_symbol")]
    [InlineData("subscribe", """{"channel":"orders"}""", "unauthenticated")]
    [InlineData("subscribe", "{}", "malformed")]
    [InlineData("unsubscribe", """{"channel":"nothing","symbol":"A"}""", "unknown_channel")]
    [InlineData("auth", """{"token":"wrong"}""", "unauthenticated")]
    [InlineData("auth", "{}", "unauthenticated")]
    public async Task Refused_request_gets_its_code_and_the_connection_stays(string method, string parameters, string code)
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        Assert.Equal(code, await client.RefusalAsync(method, parameters));
        await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("""{"method":7}""")]
    [InlineData("""{"req_id":1}""")]
    [InlineData("""{"method":"ping","req_id":{}}""")]
    [InlineData("""{"method":"ping","req_id":"\ud800"}""")]
    [InlineData("""{"method":"ping","req_id":1,"req_id":2}""")]
    [InlineData("""{"method":"ping","more":1}""")]
    [InlineData("""{"method":"subscribe","params":{"channel":"book","symbol":"A","since_seq":1.5}}""")]
    public async Task Message_that_is_no_request_is_malformed_and_the_connection_stays(string text)
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        await client.SendAsync(text);
        Assert.Equal("malformed", (await client.NextAsync()).Code());
        await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
    }

    [Theory]
    [InlineData("""{"method":"ping","req_id":7,"more":1}""")]
    [InlineData("""{"method":7,"req_id":7}""")]
    [InlineData("""{"method":"subscribe","params":{"channel":"book","symbol":"A","since_seq":"1"},"req_id":7}""")]
    [InlineData("""{"req_id":7}""")]
    public async Task Malformed_request_is_answered_with_its_number_where_that_can_be_read(string text)
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        await client.SendAsync(text);
        var answer = await client.NextAsync();
        Assert.Equal(("malformed", 7), (answer.Code(), answer.GetProperty("req_id").GetInt32()));
    }

    [Fact]
    public async Task Unknown_method_is_told_with_the_number_of_the_request()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        Assert.Equal("unknown_method", (await client.AskAsync("trade", "{}")).Code());
    }

    [Fact]
    public async Task Request_number_may_be_text_and_comes_back_as_it_was()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        await client.SendAsync("""{"method":"ping","req_id":"a-1"}""");
        Assert.Equal("""{"method":"pong","req_id":"a-1"}""", (await client.NextAsync()).GetRawText());
        await client.SendAsync("""{"method":"ping"}""");
        Assert.Equal("""{"method":"pong"}""", (await client.NextAsync()).GetRawText());
    }

    [Fact]
    public async Task Interval_is_a_topic_of_its_own_and_the_first_one_is_the_default()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        await client.SubscribeAsync("""{"channel":"klines","symbol":"A"}""");
        Assert.Equal("1m", (await client.NextAsync()).GetProperty("interval").GetString());
        await client.SubscribeAsync("""{"channel":"klines","symbol":"A","interval":"5m"}""");
        Assert.Equal("5m", (await client.NextAsync()).GetProperty("interval").GetString());
        door.Klines["A", "5m"].Publish();
        var frame = await client.NextAsync();
        Assert.Equal(("5m", 1L), (frame.GetProperty("interval").GetString(), frame.Seq()));
    }

    [Fact]
    public async Task Unsubscribed_client_gets_nothing_after_the_answer_and_may_come_back()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        await client.SubscribeAsync("""{"channel":"book","symbol":["A","B"]}""");
        await client.NextAsync();
        await client.NextAsync();
        Assert.True((await client.AskAsync("unsubscribe", """{"channel":"book","symbol":"A"}""")).GetProperty("success").GetBoolean());
        door.Book["A"].Publish();
        door.Book["B"].Publish();
        Assert.Equal("B", (await client.NextAsync()).Symbol());
        await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
        Assert.Equal([("snapshot", 0L), ("update", 1L)], (await client.NextAsync(2)).Select(frame => (frame.Kind(), frame.Seq())));
    }

    [Fact]
    public async Task Subscribing_again_gives_a_new_snapshot_and_each_update_once()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        for (var i = 0; i < 2; i++)
        {
            await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
            Assert.Equal("snapshot", (await client.NextAsync()).Kind());
        }

        door.Book["A"].Publish();
        door.Book["A"].Publish();
        Assert.Equal([1L, 2L], (await client.NextAsync(2)).Select(frame => frame.Seq()));
    }

    [Fact]
    public async Task Connection_watches_so_many_topics_and_no_more()
    {
        await using var door = await TestLiveDoor.StartAsync(("SubscriptionsMax", "3"));
        var client = await door.ConnectAsync();
        await client.SubscribeAsync("""{"channel":"book","symbol":["A","B"]}""");
        Assert.Equal("limit_exceeded", await client.RefusalAsync("subscribe", """{"channel":"book","symbol":["C","D"]}"""));
        Assert.Equal("limit_exceeded", await client.RefusalAsync("subscribe", """{"channel":"book","symbol":["C","D","E","F"]}"""));
        await client.SubscribeAsync("""{"channel":"book","symbol":["A","B","C"]}""");
    }
}
