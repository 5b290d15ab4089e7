namespace Trading.Gateway.Tests.Live;

public sealed class PrivateTests
{
    private const string Own = """{"channel":"orders"}""";
    private const string OfAda = """{"channel":"orders","user":"ada"}""";

    [Fact]
    public async Task User_sees_its_own_channel_and_nobody_else_s()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var ada = await door.ConnectAsync("user:ada");
        var bob = await door.ConnectAsync();
        Assert.True((await bob.AskAsync("auth", """{"token":"user:bob"}""")).GetProperty("success").GetBoolean());
        await ada.SubscribeAsync(Own);
        await bob.SubscribeAsync(Own);
        Assert.Equal("forbidden", await bob.RefusalAsync("subscribe", OfAda));
        Assert.Equal("forbidden", await bob.RefusalAsync("unsubscribe", OfAda));
        door.Orders["", "", "ada"].Publish();
        Assert.Equal("snapshot", (await ada.NextAsync()).Kind());
        var frame = await ada.NextAsync();
        Assert.Equal("orders", frame.Channel());
        Assert.Equal("ada", frame.GetProperty("user").GetString());
        Assert.Equal("pong", (await bob.AskAsync("ping", "{}")).GetProperty("method").GetString());
        door.Orders["", "", "bob"].Publish();
        Assert.Equal(1, (await bob.NextAsync()).Seq());
    }

    [Theory]
    [InlineData(null, OfAda, "unauthenticated")]
    [InlineData("supervisor", OfAda, "forbidden")]
    [InlineData("supervisor", Own, "missing_user")]
    [InlineData("service", Own, "missing_user")]
    [InlineData("service", """{"channel":"orders","user":",supervisor"}""", "forbidden")]
    [InlineData("user:bob", OfAda, "forbidden")]
    [InlineData("user:bob", """{"channel":"orders","symbol":"ada"}""", "unexpected_symbol")]
    public async Task Who_may_not_see_a_user_s_channel_is_refused(string? token, string parameters, string code)
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync(token);
        Assert.Equal(code, await client.RefusalAsync("subscribe", parameters));
        Assert.Equal(0, door.Orders.Openings);
    }

    [Fact]
    public async Task Service_may_watch_any_user()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync("service");
        await client.SubscribeAsync(OfAda);
        Assert.Equal("snapshot", (await client.NextAsync()).Kind());
    }

    [Fact]
    public async Task Frames_of_several_users_on_one_connection_say_whose_they_are()
    {
        const string Odd = "a\"ü";
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync("service");
        await client.SubscribeAsync(OfAda);
        Assert.Equal("ada", (await client.NextAsync()).GetProperty("user").GetString());
        await client.SubscribeAsync("""{"channel":"orders","user":"a\"ü"}""");
        Assert.Equal(Odd, (await client.NextAsync()).GetProperty("user").GetString());
        door.Orders["", "", Odd].Publish();
        door.Orders["", "", "ada"].Publish();
        var users = (await client.NextAsync(2)).Select(frame => frame.GetProperty("user").GetString());
        Assert.Equal([Odd, "ada"], users);
        await client.SendAsync("""{"method":"auth","params":{"token":"user:ada"}}""");
        var end = await client.NextAsync();
        Assert.Equal(("end", Odd), (end.Kind(), end.GetProperty("user").GetString()));
    }

    [Fact]
    public async Task Bad_token_of_the_handshake_is_refused()
    {
        await using var door = await TestLiveDoor.StartAsync();
        using var client = await RawClient.ConnectAsync(
            door.Address, RawClient.Handshake(door.Address, more: "Authorization: Bearer wrong\r\n"));
        Assert.Equal(401, client.Status);
        Assert.Contains("\r\nWWW-Authenticate: Bearer\r\n", client.Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_that_expires_ends_what_is_private_and_nothing_else()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync("user:ada");
        await client.SubscribeAsync(Own);
        await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
        Assert.Equal("snapshot", (await client.NextAsync()).Kind());
        // Half way its ping is answered, or it would be taken for gone in the end.
        door.Advance(30);
        while ((await client.NextAsync()).Channel() != "heartbeat")
        {
        }

        await client.AskAsync("ping", "{}");
        door.Advance(29.8);
        door.Orders["", "", "ada"].Publish();
        var frame = await client.NextAsync();
        while (frame.Channel() == "heartbeat")
            frame = await client.NextAsync();
        Assert.Equal(("orders", "update"), (frame.Channel(), frame.Kind()));
        door.Advance(0.2);
        frame = await client.NextAsync();
        while (frame.Channel() == "heartbeat")
            frame = await client.NextAsync();
        Assert.Equal(("orders", "end", "token_expired"), (frame.Channel(), frame.Kind(), frame.Code()));
        door.Orders["", "", "ada"].Publish();
        door.Book["A"].Publish();
        Assert.Equal("book", (await client.NextAsync()).Channel());
        Assert.Equal("unauthenticated", await client.RefusalAsync("subscribe", Own));
        await client.AskAsync("auth", """{"token":"user:ada"}""");
        await client.SubscribeAsync(Own);
        Assert.Equal([("snapshot", 0L), ("update", 1L), ("update", 2L)], (await client.NextAsync(3)).Select(f => (f.Kind(), f.Seq())));
    }

    [Fact]
    public async Task New_token_of_the_same_user_keeps_its_channels_and_one_of_another_ends_them()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync("user:ada");
        await client.SubscribeAsync(Own);
        await client.NextAsync();
        await client.AskAsync("auth", """{"token":"user:ada"}""");
        door.Orders["", "", "ada"].Publish();
        Assert.Equal("update", (await client.NextAsync()).Kind());
        await client.SendAsync("""{"method":"auth","params":{"token":"user:bob"}}""");
        var frame = await client.NextAsync();
        Assert.Equal(("end", "forbidden"), (frame.Kind(), frame.Code()));
        Assert.True((await client.NextAsync()).GetProperty("success").GetBoolean());
        door.Orders["", "", "ada"].Publish();
        await client.SubscribeAsync(Own);
        Assert.Equal(("snapshot", 0), ((frame = await client.NextAsync()).Kind(), frame.Seq()));
    }
}
