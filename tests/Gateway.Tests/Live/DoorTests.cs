using System.Net.WebSockets;
using System.Text;

namespace Trading.Gateway.Tests.Live;

public sealed class DoorTests
{
    [Theory]
    [InlineData("dGhlIHNhbXBsZSBub25jZQ==", "8", 426)]
    [InlineData("dGhlIHNhbXBsZQ==", "13", 400)]
    [InlineData("not base64 of 16 bytes!!", "13", 400)]
    [InlineData("dGhlIHNhbXBsZSBub25jZQ==", "13", 101)]
    public async Task Handshake_is_checked(string key, string version, int status)
    {
        await using var door = await TestLiveDoor.StartAsync();
        using var client = await RawClient.ConnectAsync(door.Address, RawClient.Handshake(door.Address, key, version));
        Assert.Equal(status, client.Status);
    }

    [Theory]
    [InlineData("http://elsewhere.example", 403)]
    [InlineData("null", 403)]
    [InlineData("http://{0}", 101)]
    public async Task Page_of_another_origin_is_refused(string origin, int status)
    {
        await using var door = await TestLiveDoor.StartAsync();
        var header = $"Origin: {origin.Replace("{0}", door.Address.Authority, StringComparison.Ordinal)}\r\n";
        using var client = await RawClient.ConnectAsync(door.Address, RawClient.Handshake(door.Address, more: header));
        Assert.Equal(status, client.Status);
    }

    [Fact]
    public async Task Plain_request_is_told_what_the_address_speaks()
    {
        await using var door = await TestLiveDoor.StartAsync();
        using var client = await RawClient.ConnectAsync(door.Address, $"GET /ws HTTP/1.1\r\nHost: {door.Address.Authority}\r\n\r\n");
        Assert.Equal(426, client.Status);
        Assert.Contains("\r\nConnection: Upgrade\r\n", client.Head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Connections_past_the_limit_are_refused_until_one_ends()
    {
        await using var door = await TestLiveDoor.StartAsync(("ConnectionsMax", "2"));
        var first = await door.ConnectAsync();
        await door.ConnectAsync();
        using (var refused = await RawClient.ConnectAsync(door.Address))
            Assert.Equal(503, refused.Status);
        Assert.Equal((2, 1), (door.Hub.Counters.Connections, door.Hub.Counters.Refused));
        await first.CloseAsync();
        await Eventually.IsTrueAsync(() => door.Hub.Counters.Connections == 1, "The connection is kept.");
        using var accepted = await RawClient.ConnectAsync(door.Address);
        Assert.Equal(101, accepted.Status);
    }

    [Fact]
    public async Task Client_that_closes_gets_its_own_code_back()
    {
        await using var door = await TestLiveDoor.StartAsync();
        using var client = await RawClient.ConnectAsync(door.Address);
        await client.SendAsync(RawClient.Frame(0x88, [0x0F, 0xA1]));
        Assert.Equal(4001, await client.ReadCloseAsync());
        Assert.Equal(-1, (await client.ReadAsync()).Opcode);
        await Eventually.IsTrueAsync(() => door.Hub.Counters.Connections == 0, "The connection is kept.");
    }

    [Fact]
    public async Task Client_that_vanishes_is_forgotten()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        await client.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
        client.Dispose();
        await Eventually.IsTrueAsync(() => door.Hub.Counters.Connections == 0, "The connection is kept.");
        Assert.Equal(0, door.Book["A"].Topic.Subscribers);
        door.Book["A"].Publish();
    }

    [Fact]
    public async Task Clients_are_told_when_the_gateway_stops()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        await client.AskAsync("ping", "{}");
        var stopping = door.StopAsync();
        Assert.Equal(1001, await client.EndAsync());
        await client.CloseAsync();
        await stopping;
        Assert.Equal(0, door.Hub.Counters.Connections);
    }

    [Fact]
    public async Task Eleventh_message_of_a_second_is_one_too_many()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        for (var i = 0; i < 10; i++)
            await client.AskAsync("ping", "{}");
        door.Advance(0.5);
        for (var i = 0; i < 5; i++)
            await client.AskAsync("ping", "{}");
        await client.SendAsync("""{"method":"ping"}""");
        Assert.Equal("rate_limited", (await client.NextAsync()).Code());
        Assert.Equal(1008, await client.EndAsync());
    }

    [Fact]
    public async Task Message_over_the_limit_is_one_too_long()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        await client.SendAsync("""{"method":"ping"}""".PadRight(4_096));
        Assert.Equal("pong", (await client.NextAsync()).GetProperty("method").GetString());
        await client.SendAsync("""{"method":"ping"}""".PadRight(4_097));
        Assert.Equal("too_large", (await client.NextAsync()).Code());
        Assert.Equal(1009, await client.EndAsync());
    }

    [Fact]
    public async Task Message_in_parts_is_one_message_and_has_the_same_limit()
    {
        await using var door = await TestLiveDoor.StartAsync();
        var client = await door.ConnectAsync();
        await client.SendAsync(Encoding.UTF8.GetBytes("""{"method":"""), WebSocketMessageType.Text, isEnd: false);
        await client.SendAsync(Encoding.UTF8.GetBytes("\"ping\"}"), WebSocketMessageType.Text);
        Assert.Equal("pong", (await client.NextAsync()).GetProperty("method").GetString());
        await client.SendAsync(new byte[4_000], WebSocketMessageType.Text, isEnd: false);
        await client.SendAsync(new byte[97], WebSocketMessageType.Text);
        Assert.Equal("too_large", (await client.NextAsync()).Code());
        Assert.Equal(1009, await client.EndAsync());
    }

    [Fact]
    public async Task Client_s_ping_is_answered_with_its_bytes()
    {
        await using var door = await TestLiveDoor.StartAsync();
        using var client = await RawClient.ConnectAsync(door.Address);
        await client.SendAsync(RawClient.Frame(0x89, "hello"u8));
        Assert.Equal((10, "hello"), await client.ReadAsync());
    }

    [Theory]
    [InlineData(new byte[] { 0x81, 0x01, 0x20 }, 1002)]
    [InlineData(new byte[] { 0xC1, 0x80, 0, 0, 0, 0 }, 1002)]
    [InlineData(new byte[] { 0x83, 0x80, 0, 0, 0, 0 }, 1002)]
    [InlineData(new byte[] { 0x80, 0x80, 0, 0, 0, 0 }, 1002)]
    [InlineData(new byte[] { 0x09, 0x80, 0, 0, 0, 0 }, 1002)]
    [InlineData(new byte[] { 0x89, 0xFE, 0, 126, 0, 0, 0, 0 }, 1002)]
    [InlineData(new byte[] { 0x01, 0x80, 0, 0, 0, 0, 0x81, 0x80, 0, 0, 0, 0 }, 1002)]
    [InlineData(new byte[] { 0x88, 0x81, 0, 0, 0, 0, 3 }, 1002)]
    [InlineData(new byte[] { 0x88, 0x82, 0, 0, 0, 0, 0x03, 0xED }, 1002)]
    [InlineData(new byte[] { 0x81, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 1002)]
    [InlineData(new byte[] { 0x81, 0xFF, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 }, 1009)]
    [InlineData(new byte[] { 0x82, 0x80, 0, 0, 0, 0 }, 1003)]
    [InlineData(new byte[] { 0x81, 0x81, 0, 0, 0, 0, 0xFF }, 1007)]
    public async Task Broken_frame_closes_the_connection_with_its_code(byte[] frame, int code)
    {
        await using var door = await TestLiveDoor.StartAsync();
        using var client = await RawClient.ConnectAsync(door.Address);
        await client.SendAsync(frame);
        Assert.Equal(1, (await client.ReadAsync()).Opcode);
        Assert.Equal(code, await client.ReadCloseAsync());
    }

    [Fact]
    public void Address_has_so_many_connections_but_for_loopback()
    {
        var counts = new Trading.Gateway.Live.AddressCounts(2);
        var address = System.Net.IPAddress.Parse("192.0.2.1");
        Assert.True(counts.TryAdd(address) && counts.TryAdd(address));
        Assert.False(counts.TryAdd(address));
        counts.Remove(address);
        Assert.True(counts.TryAdd(address));
        for (var i = 0; i < 5; i++)
            Assert.True(counts.TryAdd(System.Net.IPAddress.Loopback));
    }
}
