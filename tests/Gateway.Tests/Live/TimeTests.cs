namespace Trading.Gateway.Tests.Live;

public sealed class TimeTests
{
    [Fact]
    public async Task Heartbeat_comes_after_a_second_of_silence_and_not_before()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
        await client.NextAsync();
        for (var i = 0; i < 3; i++)
        {
            door.Advance(0.8);
            door.Book["A"].Publish();
            Assert.Equal("book", (await client.NextAsync()).Channel());
        }

        door.Advance(1);
        Assert.Equal("""{"channel":"heartbeat","ts":"2030-01-01T12:00:03.400Z"}""", (await client.NextAsync()).GetRawText());
        door.Advance(1);
        Assert.Equal("heartbeat", (await client.NextAsync()).Channel());
    }

    [Fact]
    public async Task Client_that_answers_its_pings_stays()
    {
        await using var door = await TestLiveDoor.StartAsync();
        using var client = await RawClient.ConnectAsync(door.Address);
        for (var i = 0; i < 5; i++)
        {
            await client.SendAsync(RawClient.Text("""{"method":"ping"}"""));
            while ((await client.ReadAsync()).Payload != """{"method":"pong"}""")
            {
            }

            door.Advance(20);
            while ((await client.ReadAsync()).Opcode != 9)
            {
            }

            await client.SendAsync(RawClient.Frame(0x8A, []));
        }

        Assert.Equal((1, 0), (door.Hub.Counters.Connections, door.Hub.Counters.ClosedSilent));
    }

    [Fact]
    public async Task Client_without_pong_is_closed_after_a_minute()
    {
        await using var door = await TestLiveDoor.StartAsync();
        using var client = await RawClient.ConnectAsync(door.Address);
        await client.SendAsync(RawClient.Text("""{"method":"ping"}"""));
        await client.ReadAsync();
        door.Advance(59.8);
        await client.SendAsync(RawClient.Text("""{"method":"ping"}"""));
        while ((await client.ReadAsync()).Payload != """{"method":"pong"}""")
        {
        }

        Assert.Equal(0, door.Hub.Counters.ClosedSilent);
        door.Advance(0.2);
        Assert.Equal(1008, await client.ReadCloseAsync());
        Assert.Equal(1, door.Hub.Counters.ClosedSilent);
    }

    [Fact]
    public async Task Client_that_does_not_take_its_leave_is_cut_off()
    {
        await using var door = await TestLiveDoor.StartAsync();
        using var client = await RawClient.ConnectAsync(door.Address);
        await client.SendAsync(RawClient.Frame(0x82, [1]));
        Assert.Equal(1003, await client.ReadCloseAsync());
        Assert.Equal(1, door.Hub.Counters.Connections);
        door.Advance(5);
        await Eventually.IsTrueAsync(() => door.Hub.Counters.Connections == 0, "The connection is kept.");
        Assert.Equal(-1, (await client.ReadAsync()).Opcode);
    }

    [Fact]
    public async Task Topic_that_nobody_watches_is_closed_after_a_while()
    {
        await using var door = await TestLiveDoor.StartAsync(("TopicIdle", "00:00:10"));
        var client = await door.ConnectAsync();
        await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
        await client.NextAsync();
        var source = door.Book["A"];
        await client.AskAsync("unsubscribe", """{"channel":"book","symbol":"A"}""");
        door.Advance(9.8);
        Assert.False(source.IsDisposed);
        door.Advance(0.4);
        await Eventually.IsTrueAsync(() => source.IsDisposed, "The source is kept.");
        await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
        Assert.Equal(2, door.Book.Openings);
        Assert.Equal(1, door.Hub.Figures.Topics);
    }

    [Fact]
    public async Task Topic_that_is_watched_stays_open()
    {
        await using var door = await TestLiveDoor.StartAsync(("TopicIdle", "00:00:10"));
        var client = await door.ConnectAsync();
        await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
        await client.NextAsync();
        door.Advance(15);
        door.Book["A"].Publish();
        var frame = await client.NextAsync();
        while (frame.Channel() == "heartbeat")
            frame = await client.NextAsync();
        Assert.Equal(1, frame.Seq());
        Assert.False(door.Book["A"].IsDisposed);
    }
}
