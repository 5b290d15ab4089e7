using Microsoft.Extensions.Options;
using Trading.Gateway.Commands;
using Trading.Gateway.Tests.Commands;

namespace Trading.Gateway.Tests.Tcp;

public sealed class TcpDoorLimitTests
{
    [Fact]
    public async Task Connection_over_the_limit_is_told_and_closed_and_the_others_go_on()
    {
        await using var door = await TestDoor.StartOpenAsync(new FloorRouter(), ("ConnectionsMax", "2"));
        using var first = await door.ConnectAsync();
        using var second = await door.ConnectAsync();
        Assert.Equal("[1] OK", await first.AskAsync("[1] ADD,u,1.00"));
        Assert.Equal("[1] OK", await second.AskAsync("[1] ADD,u,1.00"));
        using var third = await door.ConnectAsync();
        Assert.StartsWith("ERR overloaded", await third.ReadAsync(), StringComparison.Ordinal);
        Assert.Null(await third.ReadAsync());

        second.Dispose();
        await Eventually.IsTrueAsync(() => door.Door.ConnectionCount == 1, "a closed connection still counts");
        using var fourth = await door.ConnectAsync();
        Assert.Equal("[1] OK", await fourth.AskAsync("[1] ADD,u,1.00"));
    }

    [Fact]
    public async Task Peer_that_does_not_authenticate_in_time_is_closed()
    {
        await using var door = await TestDoor.StartAsync(new FloorRouter());
        using var idle = await door.ConnectAsync();
        using var known = await door.ConnectAsync();
        Assert.Equal("OK", await known.AskAsync("AUTH service"));
        await idle.SendAsync("AUTH serv");
        await Eventually.IsTrueAsync(() => door.Door.ConnectionCount == 2, "the connections were not accepted");
        // The peer has its answer before the sender knows: were the clock to go on meanwhile, the peer would seem not to read.
        await Eventually.IsTrueAsync(() => door.Door.WaitingBytes == 0, "the answer was not sent");
        door.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(2, door.Door.ConnectionCount);
        door.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await idle.ReadAsync());
        door.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("[1] OK", await known.AskAsync("[1] ADD,u,1.00"));
    }

    [Fact]
    public async Task Peer_that_does_not_read_is_paused_and_then_closed()
    {
        const int LimitBytes = 65_536;
        await using var door = await TestDoor.StartOpenAsync(new FloorRouter(), ("OutputBytesMax", $"{LimitBytes}"));
        using var client = await LineClient.ConnectAsync(door.Address, receiveBufferBytes: 4_096);
        using var sending = new CancellationTokenSource();
        var flood = FloodAsync(client, sending.Token);
        await Eventually.IsTrueAsync(() => door.Door.WaitingBytes > LimitBytes, "replies were not held back");
        await StandsStillAsync(() => door.Door.WaitingBytes);
        Assert.InRange(door.Door.WaitingBytes, LimitBytes, LimitBytes * 2);

        door.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(1, door.Door.ConnectionCount);
        door.Clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.IsTrueAsync(() => door.Door.ConnectionCount == 0, "a peer that does not read was not closed");
        Assert.Equal(0, door.Door.WaitingBytes);
        await sending.CancelAsync();
        await flood;
    }

    [Fact]
    public async Task Peer_that_reads_again_gets_every_reply()
    {
        const int Lines = 300_000;
        await using var door = await TestDoor.StartOpenAsync(new FloorRouter(), ("OutputBytesMax", "65536"));
        using var client = await LineClient.ConnectAsync(door.Address, receiveBufferBytes: 4_096);
        var sending = client.SendAsync(new string('\n', Lines) + "[7] ADD,u,1.00\n");
        await Eventually.IsTrueAsync(() => door.Door.WaitingBytes > 65_536, "replies were not held back");
        var replies = await client.ReadAsync(Lines + 1);
        Assert.All(replies[..Lines], reply => Assert.StartsWith("ERR malformed", reply, StringComparison.Ordinal));
        Assert.Equal("[7] OK", replies[Lines]);
        await sending;
    }

    [Fact]
    public async Task Reading_pauses_while_too_many_lines_are_under_way()
    {
        var accounts = new ScriptedAccounts();
        using var router = accounts.Router();
        await using var door = await TestDoor.StartOpenAsync(router, ("OutstandingLinesMax", "4"));
        using var client = await door.ConnectAsync();
        await client.SendAsync(string.Concat(Enumerable.Range(1, 9).Select(n => $"[{n}] CANCEL_SET_BUY,u{n},S\n")));
        await Eventually.IsTrueAsync(() => router.InFlight == 4, "lines up to the limit were not taken");
        await StandsStillAsync(() => router.InFlight);
        Assert.Equal(4, router.InFlight);
        foreach (var n in (int[])[2, 1, 4, 3, 5, 6, 7, 8, 9])
        {
            await accounts.AnswerAsync($"u{n}");
            Assert.Equal($"[{n}] OK", await client.ReadAsync());
        }
    }

    [Fact]
    public async Task Summary_counts_as_many_lines()
    {
        var accounts = new ScriptedAccounts();
        using var router = accounts.Router();
        await using var door = await TestDoor.StartOpenAsync(router, ("OutstandingLinesMax", "32"));
        using var client = await door.ConnectAsync();
        await client.SendAsync(string.Concat(Enumerable.Range(1, 3).Select(n => $"![{n}] DISPLAY_SUMMARY,u{n}\n")));
        await Eventually.IsTrueAsync(() => router.InFlight == 2, "summaries up to the limit were not taken");
        await StandsStillAsync(() => router.InFlight);
        Assert.Equal(2, router.InFlight);
        await accounts.AnswerAsync("u1");
        await accounts.AnswerAsync("u3");
        await accounts.AnswerAsync("u2");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Peer_that_goes_away_leaves_nothing_behind(bool breaks)
    {
        var accounts = new ScriptedAccounts();
        using var router = accounts.Router();
        await using var door = await TestDoor.StartOpenAsync(router);
        using (var client = await door.ConnectAsync())
        {
            await client.SendAsync("[1] CANCEL_SET_BUY,u,S\n[2] CANCEL_SET_BUY,v,S\n[3] CANC");
            await Eventually.IsTrueAsync(() => router.InFlight == 2, "the lines were not taken");
            if (breaks)
                client.Break();
        }

        await accounts.AnswerAsync("u");
        await accounts.AnswerAsync("v");
        await Eventually.IsTrueAsync(() => door.Door.ConnectionCount == 0, "the connection was kept");
        Assert.Equal(0, door.Door.WaitingBytes);
    }

    [Fact]
    public async Task Closing_door_finishes_what_is_under_way_and_reads_no_more()
    {
        var accounts = new ScriptedAccounts();
        using var router = accounts.Router();
        await using var door = await TestDoor.StartOpenAsync(router);
        using var client = await door.ConnectAsync();
        await client.SendAsync("[1] CANCEL_SET_BUY,u,S\n");
        var call = await accounts.NextCallAsync("u");
        door.Door.Close();
        await client.SendAsync("[2] CANCEL_SET_BUY,u,S\n");
        var stopping = door.StopAsync();
        Assert.False(stopping.IsCompleted);
        call.Succeed();
        Assert.Equal("[1] OK", await client.ReadAsync());
        Assert.Null(await client.ReadAsync());
        await stopping;
    }

    [Fact]
    public async Task Closing_door_does_not_wait_for_ever()
    {
        var accounts = new ScriptedAccounts();
        using var router = accounts.Router();
        await using var door = await TestDoor.StartOpenAsync(router);
        using var client = await door.ConnectAsync();
        await client.SendAsync("[1] CANCEL_SET_BUY,u,S\n");
        await accounts.NextCallAsync("u");
        using var now = new CancellationTokenSource();
        var stopping = door.StopAsync(now.Token);
        await now.CancelAsync();
        await stopping.WaitAsync(Eventually.Patience).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.True(stopping.IsCompleted);
        Assert.Null(await client.ReadAsync());
    }

    [Theory]
    [InlineData("Listen", "somewhere")]
    [InlineData("Listen", "127.0.0.1")]
    [InlineData("Listen", "127.0.0.1:70700")]
    [InlineData("Authentication", "Perhaps")]
    [InlineData("ConnectionsMax", "0")]
    [InlineData("OutstandingLinesMax", "-1")]
    [InlineData("ReadTimeout", "00:00:00")]
    public async Task Wrong_setting_keeps_the_door_from_opening(string key, string value) =>
        await Assert.ThrowsAnyAsync<Exception>(() => TestDoor.StartAsync(new FloorRouter(), (key, value)));

    [Fact]
    public async Task Open_door_is_on_loopback_only() =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => TestDoor.StartOpenAsync(new FloorRouter(), ("Listen", "0.0.0.0:0")));

    /// <summary>Sends empty lines, which have long replies, until the door does not take any more or closes.</summary>
    private static async Task FloodAsync(LineClient client, CancellationToken cancellation)
    {
        var lines = new byte[65_536];
        lines.AsSpan().Fill((byte)'\n');
        try
        {
            while (true)
                await client.SendAsync(lines).WaitAsync(cancellation);
        }
        catch (Exception exception) when (exception is System.Net.Sockets.SocketException or OperationCanceledException)
        {
            // Either ends the flood.
        }
    }

    /// <summary>Waits until a number that real sockets move has not changed for a while.</summary>
    private static async Task StandsStillAsync(Func<long> number)
    {
        var last = number();
        for (var same = 0; same < 20;)
        {
            await Task.Delay(5);
            same = number() == last ? same + 1 : 0;
            last = number();
        }
    }
}
