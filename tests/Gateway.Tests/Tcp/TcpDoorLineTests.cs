using Trading.Gateway.Commands;
using Trading.Gateway.Tests.Commands;

namespace Trading.Gateway.Tests.Tcp;

public sealed class TcpDoorLineTests
{
    private const string Malformed = "ERR malformed the line is not a command with its arguments";

    [Fact]
    public async Task Pipelined_lines_get_their_replies()
    {
        await using var door = await TestDoor.StartOpenAsync(new FloorRouter());
        using var client = await door.ConnectAsync();
        await client.SendAsync("[1] ADD,u,1.00\n[2] COMMIT_BUY,u \r\n[3] HOLD,u\n[4] DISPLAY_SUMMARY,v\n");
        Assert.Equal(["[1] OK", "[2] OK", "[3] ERR unknown_command there is no such command", "[4] OK"], await client.ReadAsync(4));
    }

    [Fact]
    public async Task Line_may_come_in_any_number_of_packets()
    {
        await using var door = await TestDoor.StartOpenAsync(new FloorRouter());
        using var client = await door.ConnectAsync();
        foreach (var c in "[1] ADD,u,1.00\r\n[2] COMMIT_BUY,u\r")
            await client.SendAsync(c.ToString());
        await client.SendAsync("\n[3] COMM");
        Assert.Equal(["[1] OK", "[2] OK"], await client.ReadAsync(2));
        Assert.Equal("[3] OK", await client.AskAsync("IT_SELL,u"));
    }

    [Fact]
    public async Task Last_line_needs_no_line_end()
    {
        await using var door = await TestDoor.StartOpenAsync(new FloorRouter());
        using var client = await door.ConnectAsync();
        await client.SendAsync("![1] ADD,u,1.00\nSYNC");
        client.CloseSending();
        Assert.Equal("SYNC ok=1 err=0", await client.ReadAsync());
        Assert.Null(await client.ReadAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r")]
    [InlineData("ADD,u,1.00")]
    [InlineData("SYNCHRONISE")]
    [InlineData("AUTH service")]
    [InlineData("[x] ADD,u,1.00")]
    [InlineData("[1\0] ADD,u,1.00")]
    public async Task Line_without_a_number_is_malformed_and_the_connection_goes_on(string line)
    {
        await using var door = await TestDoor.StartOpenAsync(new FloorRouter());
        using var client = await door.ConnectAsync();
        Assert.Equal("[1] OK", await client.AskAsync("[1] ADD,u,1.00"));
        Assert.Equal(Malformed, await client.AskAsync(line));
        Assert.Equal("[2] OK", await client.AskAsync("[2] ADD,u,1.00"));
    }

    [Theory]
    [InlineData(4_096, "[1] OK")]
    [InlineData(4_097, "[1] " + Malformed)]
    [InlineData(4_098, "[1] " + Malformed)]
    [InlineData(100_000, "[1] " + Malformed)]
    public async Task Line_has_at_most_4096_bytes_without_its_end(int length, string reply)
    {
        await using var door = await TestDoor.StartOpenAsync(new FloorRouter());
        using var client = await door.ConnectAsync();
        foreach (var end in (string[])["\n", "\r\n"])
        {
            await client.SendAsync("[1] COMMIT_BUY,u".PadRight(length) + end);
            Assert.Equal(reply, await client.ReadAsync());
        }

        Assert.Equal("[2] OK", await client.AskAsync("[2] ADD,u,1.00"));
    }

    [Fact]
    public async Task Line_of_bytes_that_are_no_text_is_malformed()
    {
        await using var door = await TestDoor.StartOpenAsync(new FloorRouter());
        using var client = await door.ConnectAsync();
        await client.SendAsync((byte[])[.. "[1] HOLD,"u8, 0xFF, .. "\n"u8, 0x80, 0x81, .. "\n[2] HO\0LD\n[3] COMMIT_BUY,u\n"u8]);
        Assert.Equal(["[1] " + Malformed, Malformed, "[2] " + Malformed, "[3] OK"], await client.ReadAsync(4));
    }

    [Fact]
    public async Task Quiet_lines_are_counted_and_not_answered()
    {
        await using var door = await TestDoor.StartOpenAsync(new FloorRouter());
        using var client = await door.ConnectAsync();
        await client.SendAsync("![1] ADD,u,1.00\n![2] HOLD,u\n!nonsense\n![3] COMMIT_BUY,u\n[4] ADD,u,1.00\nSYNC\n");
        Assert.Equal(["[4] OK", "SYNC ok=2 err=2"], await client.ReadAsync(2));
        Assert.Equal("SYNC ok=2 err=2", await client.AskAsync("SYNC"));
    }

    [Fact]
    public async Task Sync_is_answered_when_everything_before_it_is_done()
    {
        var accounts = new ScriptedAccounts();
        using var router = accounts.Router();
        await using var door = await TestDoor.StartOpenAsync(router);
        using var client = await door.ConnectAsync();
        await client.SendAsync("![1] ADD,u,1.00\n![2] COMMIT_BUY,v\nSYNC\n[3] CANCEL_SET_BUY,w,S\n");
        await accounts.AnswerAsync("u");
        await accounts.AnswerAsync("v");
        await accounts.AnswerAsync("w");
        Assert.Equal(["SYNC ok=2 err=0", "[3] OK"], await client.ReadAsync(2));
    }

    [Fact]
    public async Task Command_that_the_router_does_not_take_is_told_so()
    {
        var accounts = new ScriptedAccounts();
        using var router = accounts.Router(new CommandRouterOptions { InFlightMax = 1 });
        await using var door = await TestDoor.StartOpenAsync(router);
        using var client = await door.ConnectAsync();
        await client.SendAsync("[1] CANCEL_SET_BUY,u,S\n[2] COMMIT_BUY,v\n![3] COMMIT_BUY,v\n");
        Assert.Equal("[2] ERR overloaded too much is under way, try again later", await client.ReadAsync());
        await accounts.AnswerAsync("u");
        Assert.Equal("[1] OK", await client.ReadAsync());
        Assert.Equal("SYNC ok=0 err=1", await client.AskAsync("SYNC"));
    }

    [Fact]
    public async Task Replies_of_each_of_thousands_of_users_come_in_order()
    {
        const int Users = 3_000, Lines = 60_000;
        var random = new Random(5);
        var accounts = new EchoAccounts();
        using var router = accounts.Router(new CommandRouterOptions());
        await using var door = await TestDoor.StartOpenAsync(router);
        using var client = await door.ConnectAsync();
        var userOf = Enumerable.Range(0, Lines + 1).Select(_ => random.Next(Users)).ToArray();
        var lines = Enumerable.Range(1, Lines).Select(n => $"[{n}] SET_BUY_AMOUNT,user{userOf[n]},S,1.00\n");
        var sending = client.SendAsync(string.Concat(lines));

        var lastOf = new int[Users];
        foreach (var reply in await client.ReadAsync(Lines))
        {
            Assert.EndsWith("] OK", reply, StringComparison.Ordinal);
            var number = int.Parse(reply.AsSpan(1, reply.IndexOf(']') - 1));
            Assert.True(number > lastOf[userOf[number]], "a user's replies changed places, or came twice");
            lastOf[userOf[number]] = number;
        }

        await sending;
        Assert.Equal(0, accounts.Overlaps);
    }
}
