namespace Trading.Gateway.Tests.Live;

public sealed class ReplayTests
{
    [Fact]
    public async Task Client_that_was_cut_off_misses_and_repeats_nothing()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
        await client.NextAsync();
        var source = door.Book["A"];
        for (var i = 1; i <= 5; i++)
            source.Publish();
        for (var i = 1; i <= 5; i++)
            Assert.Equal(i, (await client.NextAsync()).Seq());
        client.Dispose();
        for (var i = 0; i < 10; i++)
            source.Publish();

        client = await door.ConnectAsync();
        await client.SubscribeAsync("""{"channel":"book","symbol":"A","since_seq":5}""");
        source.Publish();
        for (var i = 6; i <= 16; i++)
        {
            var frame = await client.NextAsync();
            Assert.Equal(("update", i), (frame.Kind(), frame.Seq()));
        }
    }

    [Fact]
    public async Task Client_that_knows_everything_is_told_only_what_comes()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
        await client.NextAsync();
        door.Book["A"].Publish();
        await client.NextAsync();
        await client.SubscribeAsync("""{"channel":"book","symbol":"A","since_seq":1}""");
        door.Book["A"].Publish();
        Assert.Equal(2, (await client.NextAsync()).Seq());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(11)]
    [InlineData(-1)]
    public async Task Number_that_the_ring_does_not_have_gets_a_snapshot_that_says_so(long since)
    {
        await using var door = await TestLiveDoor.StartAsync(("RingFrames", "4"), ("PrivateRingFrames", "4"));
        var client = await door.ConnectAsync();
        await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
        await client.NextAsync();
        for (var i = 0; i < 10; i++)
            door.Book["A"].Publish();
        for (var i = 0; i < 10; i++)
            await client.NextAsync();
        await client.SubscribeAsync($$"""{"channel":"book","symbol":"A","since_seq":{{since}}}""");
        var frame = await client.NextAsync();
        Assert.Equal(("snapshot", true, 10), (frame.Kind(), frame.IsReset(), frame.Seq()));
        await client.SubscribeAsync("""{"channel":"book","symbol":"A","since_seq":6}""");
        frame = await client.NextAsync();
        Assert.Equal(("update", false, 7), (frame.Kind(), frame.IsReset(), frame.Seq()));
    }

    [Fact]
    public async Task Clients_that_come_and_go_while_much_is_published_see_every_number_once()
    {
        const int Last = 20_000;
        await using var door = await TestLiveDoor.StartAsync(
            ("RingFrames", "100000"), ("QueueFrames", "65536"), ("InboundPerSecond", "1000"));
        var first = await door.ConnectAsync();
        await first.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
        var source = door.Book["A"];
        var publishing = Task.Run(async () =>
        {
            for (var i = 0; i < Last; i++)
            {
                source.Publish();
                await Task.Yield();
            }
        });
        await Task.WhenAll(Enumerable.Range(1, 8).Select(seed => FollowAsync(door, seed, Last)));
        await publishing;
        Assert.Equal(0, door.Hub.Counters.ClosedSlow);
    }

    private static async Task FollowAsync(TestLiveDoor door, int seed, long last)
    {
        var random = new Random(seed);
        long? seq = null;
        while (seq is null || seq < last)
        {
            using var client = await LiveClient.ConnectAsync(door.Address);
            var since = seq is null ? "" : $",\"since_seq\":{seq}";
            var subscribe = """{"method":"subscribe","params":{"channel":"book","symbol":"A"SINCE}}""";
            await client.SendAsync(subscribe.Replace("SINCE", since, StringComparison.Ordinal));
            Assert.True((await client.NextAsync()).GetProperty("success").GetBoolean());
            for (var frames = random.Next(1, 4_000); frames > 0 && (seq is null || seq < last); frames--)
            {
                var frame = await client.NextAsync();
                if (frame.Channel() == "heartbeat")
                    continue;
                Assert.Equal((seq is null ? "snapshot" : "update", seq + 1 ?? frame.Seq()), (frame.Kind(), frame.Seq()));
                seq = frame.Seq();
            }
        }
    }
}
