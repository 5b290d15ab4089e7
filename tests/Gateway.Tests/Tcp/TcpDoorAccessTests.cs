using Trading.Accounts;
using Trading.Gateway.Commands;
using Trading.Gateway.Tests.Commands;

namespace Trading.Gateway.Tests.Tcp;

public sealed class TcpDoorAccessTests
{
    private const string Forbidden = "ERR forbidden the caller may not do this";

    [Theory]
    [InlineData("AUTH wrong")]
    [InlineData("AUTH")]
    [InlineData("AUTH ")]
    [InlineData("AUTH service session more")]
    [InlineData("auth service")]
    [InlineData("[1] ADD,u,1.00")]
    [InlineData("![1] ADD,u,1.00")]
    [InlineData("SYNC")]
    [InlineData("SESSION a")]
    [InlineData("")]
    [InlineData("GET / HTTP/1.1")]
    public async Task Peer_that_does_not_authenticate_first_is_closed(string line)
    {
        await using var door = await TestDoor.StartAsync(new FloorRouter());
        using var client = await door.ConnectAsync();
        Assert.Equal(Forbidden, await client.AskAsync(line));
        Assert.Null(await client.ReadAsync());
    }

    [Fact]
    public async Task Lines_after_a_refused_authentication_are_not_executed()
    {
        var accounts = new ScriptedAccounts();
        using var router = accounts.Router();
        await using var door = await TestDoor.StartAsync(router);
        using var client = await door.ConnectAsync();
        await client.SendAsync("AUTH wrong\n[1] COMMIT_BUY,u\n");
        Assert.Equal(Forbidden, await client.ReadAsync());
        Assert.Null(await client.ReadAsync());
        Assert.Equal(0, router.LaneCount);
    }

    [Fact]
    public async Task Wrong_session_name_is_malformed_and_closes()
    {
        await using var door = await TestDoor.StartAsync(new FloorRouter());
        using var client = await door.ConnectAsync();
        Assert.StartsWith("ERR malformed", await client.AskAsync($"AUTH service {new string('s', 65)}"), StringComparison.Ordinal);
        Assert.Null(await client.ReadAsync());
    }

    [Theory]
    [InlineData("service", "ADD,other,1.00", true)]
    [InlineData("service", "DUMPLOG,f", true)]
    [InlineData("service", "DUMPLOG,other,f", true)]
    [InlineData("user:me", "ADD,me,1.00", true)]
    [InlineData("user:me", "DISPLAY_SUMMARY,me", true)]
    [InlineData("user:me", "DUMPLOG,me,f", true)]
    [InlineData("user:me", "ADD,other,1.00", false)]
    [InlineData("user:me", "ADD,other,-1.00", false)]
    [InlineData("user:me", "QUOTE,other,S", false)]
    [InlineData("user:me", "DISPLAY_SUMMARY,other", false)]
    [InlineData("user:me", "DUMPLOG,other,f", false)]
    [InlineData("user:me", "DUMPLOG,f", false)]
    [InlineData("user:me", "DUMPLOG", false)]
    [InlineData("user:me", "COMMIT_BUY", true)]
    [InlineData("supervisor", "DUMPLOG,f", true)]
    [InlineData("supervisor", "DUMPLOG,other,f", true)]
    [InlineData("supervisor", "ADD,other,1.00", true)]
    [InlineData("supervisor", "COMMIT_BUY,other", false)]
    public async Task Caller_may_do_what_its_role_allows(string token, string command, bool isAllowed)
    {
        await using var door = await TestDoor.StartAsync(new FloorRouter());
        using var client = await door.ConnectAsync();
        Assert.Equal("OK", await client.AskAsync($"AUTH {token}"));
        Assert.Equal(isAllowed ? "[1] OK" : "[1] " + Forbidden, await client.AskAsync($"[1] {command}"));
        Assert.Equal(isAllowed ? "SYNC ok=1 err=0" : "SYNC ok=0 err=1", await client.AskAsync($"![2] {command}\nSYNC"));
    }

    [Theory]
    [InlineData("[1] COMMIT_BUY,u", "u", Status.Ok)]
    [InlineData("[1] ADD,u,-1.00", "u", Status.BadAmount)]
    [InlineData("[1] ADD,u", "u", Status.Malformed)]
    [InlineData("[1] ADD", UserId.Supervisor, Status.Malformed)]
    public async Task Refused_command_of_a_known_name_reaches_the_account_to_be_recorded(string line, string user, Status refusal)
    {
        var accounts = new ScriptedAccounts();
        using var router = accounts.Router();
        await using var door = await TestDoor.StartOpenAsync(router);
        using var client = await door.ConnectAsync();
        await client.SendAsync(line + "\n");
        var call = await accounts.NextCallAsync(user);
        Assert.Equal(refusal, call.Commands[0].Refusal);
        call.Succeed();
        var expected = refusal == Status.Ok ? "[1] OK" : $"[1] ERR {StatusCodes.Of(refusal)}";
        Assert.StartsWith(expected, await client.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_of_the_first_line_or_of_a_later_one_is_on_the_commands()
    {
        var accounts = new ScriptedAccounts();
        using var router = accounts.Router();
        await using var door = await TestDoor.StartAsync(router);
        using var client = await door.ConnectAsync();
        Assert.Equal("OK", await client.AskAsync("AUTH service one"));
        await client.SendAsync("[1] COMMIT_BUY,u\n");
        Assert.Equal("s:one", await AnswerAndGetSessionAsync(accounts));
        await client.ReadAsync();
        Assert.Equal("OK", await client.AskAsync("SESSION two"));
        Assert.StartsWith("ERR malformed", await client.AskAsync("SESSION"), StringComparison.Ordinal);
        await client.SendAsync("[1] COMMIT_BUY,u\n");
        Assert.Equal("s:two", await AnswerAndGetSessionAsync(accounts));
    }

    [Fact]
    public async Task Open_door_needs_no_authentication_but_respects_one()
    {
        await using var door = await TestDoor.StartOpenAsync(new FloorRouter());
        using var anybody = await door.ConnectAsync();
        Assert.Equal("OK", await anybody.AskAsync("SESSION a"));
        Assert.Equal("[1] OK", await anybody.AskAsync("[1] ADD,other,1.00"));
        using var user = await door.ConnectAsync();
        Assert.Equal("OK", await user.AskAsync("AUTH user:me"));
        Assert.Equal("[1] " + Forbidden, await user.AskAsync("[1] ADD,other,1.00"));
        using var impostor = await door.ConnectAsync();
        Assert.Equal(Forbidden, await impostor.AskAsync("AUTH wrong"));
        Assert.Null(await impostor.ReadAsync());
    }

    [Fact]
    public async Task Connection_ends_with_its_token()
    {
        var accounts = new ScriptedAccounts();
        using var router = accounts.Router();
        await using var door = await TestDoor.StartAsync(router);
        door.ExpiresAtMs = door.Clock.GetUtcNow().ToUnixTimeMilliseconds() + 1_000;
        using var client = await door.ConnectAsync();
        Assert.Equal("OK", await client.AskAsync("AUTH user:me"));
        await client.SendAsync("[1] ADD,me,1.00\n");
        (await accounts.NextCallAsync("me")).Succeed();
        Assert.StartsWith("[1] OK", await client.ReadAsync(), StringComparison.Ordinal);
        door.Clock.Advance(TimeSpan.FromSeconds(1));
        await client.SendAsync("[2] ADD,me,1.00\n[3] ADD,me,1.00\n");
        Assert.Equal(Forbidden, await client.ReadAsync());
        Assert.Null(await client.ReadAsync());
    }

    private static async Task<string?> AnswerAndGetSessionAsync(ScriptedAccounts accounts)
    {
        var call = await accounts.NextCallAsync("u");
        call.Succeed();
        return call.Commands[0].Session;
    }
}
