namespace Trading.Gateway.Tests.Live;

public sealed class SlowClientTests
{
    private const int LargeBytes = 16_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Client_that_never_reads_is_closed_and_the_others_do_not_notice(bool isSilentAtFirst)
    {
        await using var door = await TestLiveDoor.StartAsync();
        var slow = await door.ConnectAsync();
        var fast = await door.ConnectAsync();
        if (isSilentAtFirst)
        {
            // The door's first word goes through the server, and so does then everything else.
            await HearHeartbeatAsync(door, slow);
            await HearHeartbeatAsync(door, fast);
        }

        foreach (var client in new[] { slow, fast })
        {
            await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
            await client.NextAsync();
        }

        var source = door.Book["A"];
        while (door.Hub.Counters.ClosedSlow == 0)
        {
            Assert.True(source.Seq < 10_000, "Nothing stops the queue of a client that does not read.");
            source.Publish(LargeBytes);
            Assert.Equal(source.Seq, (await fast.NextAsync()).Seq());
        }

        // What had been sent before is still there to be read, whole and in order, and then the reason.
        for (var seq = 1; await slow.TryNextAsync() is { } frame; seq++)
            Assert.Equal(seq, frame.Seq());
        Assert.Equal(1013, (int)slow.CloseStatus!);
        source.Publish();
        Assert.Equal(source.Seq, (await fast.NextAsync()).Seq());
        Assert.Equal(1, door.Hub.Counters.ClosedSlow);
    }

    private static async Task HearHeartbeatAsync(TestLiveDoor door, LiveClient client)
    {
        // The connection may be a moment younger than its handshake, so a second is not always enough; a minute would close it.
        var hearing = client.NextAsync();
        while (!hearing.IsCompleted)
        {
            door.Advance(1);
            await Task.WhenAny(hearing, Task.Delay(TimeSpan.FromSeconds(1)));
        }

        Assert.Equal("heartbeat", (await hearing).Channel());
    }

    [Fact]
    public async Task Client_that_goes_on_not_reading_is_cut_off()
    {
        await using var door = await TestLiveDoor.StartAsync();
        await CloseForSlownessAsync(door, await door.ConnectAsync());
        var source = door.Book["A"];
        Assert.Equal(1, door.Hub.Counters.Connections);
        door.Advance(60);
        await Eventually.IsTrueAsync(() => door.Hub.Counters.Connections == 0, "The connection is kept.");
        await Eventually.IsTrueAsync(() => source.Topic.Subscribers == 0, "The subscription is kept.");
    }

    [Fact]
    public async Task Client_that_reads_again_within_a_minute_learns_why_it_was_closed()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var slow = await door.ConnectAsync();
        await CloseForSlownessAsync(door, slow);
        door.Advance(30);
        // Somebody else is heard after the sweep that could have cut the slow one off.
        var other = await door.ConnectAsync();
        await other.AskAsync("ping", "{}");
        while (await slow.TryNextAsync() is not null)
        {
        }

        Assert.Equal(1013, (int)slow.CloseStatus!);
    }

    [Fact]
    public async Task Stop_of_the_gateway_does_not_wait_a_minute_for_a_slow_client()
    {
        await using var door = await TestLiveDoor.StartAsync();
        await CloseForSlownessAsync(door, await door.ConnectAsync());
        var before = door.Clock.GetUtcNow();
        door.Hub.Close();
        await Eventually.IsTrueAsync(
            () =>
            {
                door.Advance(0.02);
                return door.Hub.Counters.Connections == 0;
            },
            "The connection is kept.");
        Assert.InRange(door.Clock.GetUtcNow() - before, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(50));
    }

    private static async Task CloseForSlownessAsync(TestLiveDoor door, LiveClient slow)
    {
        await slow.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
        while (door.Hub.Counters.ClosedSlow == 0)
        {
            door.Book["A"].Publish(LargeBytes);
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Merged_channel_tells_a_slow_client_the_latest_and_leaves_no_hole()
    {
        const int Last = 4_000;
        await using var door = await TestLiveDoor.StartAsync();
        var slow = await door.ConnectAsync();
        await slow.SubscribeAsync("""{"channel":"ticker","symbol":"A"}""");
        await slow.NextAsync();
        var source = door.Ticker["A"];
        for (var i = 0; i < Last; i++)
        {
            source.Publish(LargeBytes);
            await Task.Yield();
        }

        var frames = 0;
        for (var seq = 0L; seq < Last; frames++)
        {
            var frame = await slow.NextAsync();
            if (frame.Kind() == "update")
                Assert.Equal(seq + 1, frame.Seq());
            else
                Assert.True(frame.Seq() > seq + 1, "A snapshot where an update would do.");
            seq = frame.Seq();
            Assert.Equal(seq, frame.GetProperty("data").GetProperty("n").GetInt64());
        }

        Assert.InRange(frames, 2, Last / 2);
        Assert.Equal(0, door.Hub.Counters.ClosedSlow);
    }

    [Fact]
    public async Task Merged_channel_tells_a_fast_client_everything()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var fast = await door.ConnectAsync();
        await fast.SubscribeAsync("""{"channel":"market.stats"}""");
        Assert.Equal("snapshot", (await fast.NextAsync()).Kind());
        for (var i = 1; i <= 50; i++)
        {
            door.Stats[""].Publish();
            var frame = await fast.NextAsync();
            Assert.Equal(("update", i), (frame.Kind(), frame.Seq()));
        }
    }

    [Fact]
    public async Task Frames_that_wait_go_together()
    {
        await using var door = await TestLiveDoor.StartAsync(("QueueFrames", "10000"));
        var client = await door.ConnectAsync();
        await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
        await client.NextAsync();
        var before = door.Hub.Counters.Writes;
        for (var i = 0; i < 5_000; i++)
            door.Book["A"].Publish();
        for (var i = 1; i <= 5_000; i++)
            Assert.Equal(i, (await client.NextAsync()).Seq());
        Assert.InRange(door.Hub.Counters.Writes - before, 1, 4_000);
    }
}
