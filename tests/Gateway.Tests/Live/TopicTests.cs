namespace Trading.Gateway.Tests.Live;

public sealed class TopicTests
{
    [Fact]
    public async Task Lost_publication_gives_all_a_new_snapshot_and_the_numbers_go_on()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var clients = new[] { await WatchAsync(door), await WatchAsync(door), await WatchAsync(door) };
        var source = door.Book["A"];
        source.Publish();
        source.Lose();
        source.Publish();
        foreach (var client in clients)
        {
            Assert.Equal(1, (await client.NextAsync()).Seq());
            var frame = await client.NextAsync();
            Assert.Equal(("snapshot", true, 3), (frame.Kind(), frame.IsReset(), frame.Seq()));
        }

        source.Publish();
        foreach (var client in clients)
            Assert.Equal(4, (await client.NextAsync()).Seq());
    }

    [Fact]
    public async Task Publications_during_a_snapshot_follow_it()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await WatchAsync(door);
        var source = door.Book["A"];
        source.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        source.Lose();
        for (var i = 0; i < 3; i++)
            source.Publish();
        var hold = source.Hold;
        source.Hold = null;
        hold.SetResult();
        var frame = await client.NextAsync();
        Assert.Equal(("snapshot", true), (frame.Kind(), frame.IsReset()));
        for (var seq = frame.Seq() + 1; seq <= 4; seq++)
            Assert.Equal(("update", seq), ((frame = await client.NextAsync()).Kind(), frame.Seq()));
        source.Publish();
        Assert.Equal(5, (await client.NextAsync()).Seq());
    }

    [Fact]
    public async Task Repeated_publication_is_told_once()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await WatchAsync(door);
        door.Book["A"].Publish();
        door.Book["A"].Repeat();
        door.Book["A"].Publish();
        Assert.Equal([("update", 1L), ("update", 2L)], (await client.NextAsync(2)).Select(frame => (frame.Kind(), frame.Seq())));
    }

    [Fact]
    public async Task Publications_that_come_together_are_a_frame_each()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await WatchAsync(door);
        door.Book["A"].PublishTogether(5);
        door.Book["A"].PublishTogether(4, known: 2);
        door.Book["A"].Publish();
        var frames = await client.NextAsync(8);
        Assert.Equal(Enumerable.Range(1, 8).Select(seq => ("update", (long)seq)), frames.Select(frame => (frame.Kind(), frame.Seq())));
        Assert.Equal(Enumerable.Range(1, 8), frames.Select(frame => frame.GetProperty("data").GetProperty("n").GetInt32()));
    }

    [Fact]
    public async Task Client_that_comes_back_gets_what_is_behind_its_number_of_publications_that_came_together()
    {
        await using var door = await TestLiveDoor.StartAsync();
        await WatchAsync(door);
        door.Book["A"].PublishTogether(20);
        for (var since = 1; since < 20; since += 6)
        {
            var client = await LiveClient.ConnectAsync(door.Address);
            await client.SubscribeAsync($$"""{"channel":"book","symbol":["A"],"since_seq":{{since}}}""");
            for (var seq = since + 1; seq <= 20; seq++)
                Assert.Equal(("update", seq), ((await client.NextAsync()) is var frame ? frame.Kind() : "", frame.Seq()));
        }
    }

    [Fact]
    public async Task Hole_before_publications_that_come_together_gives_a_new_snapshot()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await WatchAsync(door);
        door.Book["A"].Lose();
        door.Book["A"].PublishTogether(3);
        var frame = await client.NextAsync();
        Assert.Equal(("snapshot", true, 4), (frame.Kind(), frame.IsReset(), frame.Seq()));
        door.Book["A"].PublishTogether(2);
        Assert.Equal([5L, 6L], (await client.NextAsync(2)).Select(next => next.Seq()));
    }

    [Fact]
    public async Task Source_that_begins_anew_may_count_from_below()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await WatchAsync(door);
        var source = door.Book["A"];
        for (var i = 0; i < 5; i++)
            source.Publish();
        for (var i = 0; i < 5; i++)
            await client.NextAsync();
        source.StartOver();
        var frame = await client.NextAsync();
        Assert.Equal(("snapshot", true, 1), (frame.Kind(), frame.IsReset(), frame.Seq()));
        source.Publish();
        Assert.Equal(2, (await client.NextAsync()).Seq());
    }

    [Fact]
    public async Task Source_without_a_state_ends_the_topic_and_it_can_be_had_again()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await WatchAsync(door);
        var source = door.Book["A"];
        source.IsFailing = true;
        source.Lose();
        source.Publish();
        System.Text.Json.JsonElement frame;
        do
        {
            // The pauses between attempts are by the door's clock.
            door.Advance(1);
            frame = await client.NextAsync();
        }
        while (frame.Channel() == "heartbeat");
        Assert.Equal(("book", "end", "internal"), (frame.Channel(), frame.Kind(), frame.Code()));
        await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
        while (frame.Kind() != "snapshot")
            frame = await client.NextAsync();
        Assert.Equal(2, door.Book.Openings);
        Assert.True(source.IsDisposed);
    }

    [Fact]
    public async Task Many_subscribers_share_snapshots()
    {
        await using var door = await TestLiveDoor.StartAsync();
        await WatchAsync(door);
        var source = door.Book["A"];
        for (var i = 0; i < 30; i++)
        {
            source.Publish();
            var client = await door.ConnectAsync();
            await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
            var frame = await client.NextAsync();
            Assert.Equal("snapshot", frame.Kind());
            for (var seq = frame.Seq() + 1; seq <= source.Seq; seq++)
                Assert.Equal(seq, (await client.NextAsync()).Seq());
        }

        Assert.InRange(source.Snapshots, 1, 3);
        Assert.Equal(1, door.Book.Openings);
    }

    [Fact]
    public async Task Source_without_numbers_gets_some_that_no_earlier_topic_can_have_had()
    {
        await using var door = await TestLiveDoor.StartAsync(("TopicIdle", "00:00:01"));
        var client = await door.ConnectAsync();
        await client.SubscribeAsync("""{"channel":"news","symbol":"A"}""");
        var first = (await client.NextAsync()).Seq();
        door.News["A"].Publish();
        door.News["A"].Publish();
        Assert.Equal([first + 1, first + 2], (await client.NextAsync(2)).Select(update => update.Seq()));
        await client.AskAsync("unsubscribe", """{"channel":"news","symbol":"A"}""");
        door.Advance(1.4);
        await client.SubscribeAsync($$"""{"channel":"news","symbol":"A","since_seq":{{first + 2}}}""");
        var frame = await client.NextAsync();
        while (frame.Channel() == "heartbeat")
            frame = await client.NextAsync();
        Assert.Equal(("snapshot", true), (frame.Kind(), frame.IsReset()));
        Assert.True(frame.Seq() > first + 2);
    }

    private static async Task<LiveClient> WatchAsync(TestLiveDoor door)
    {
        var client = await door.ConnectAsync();
        await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
        Assert.Equal("snapshot", (await client.NextAsync()).Kind());
        return client;
    }
}
