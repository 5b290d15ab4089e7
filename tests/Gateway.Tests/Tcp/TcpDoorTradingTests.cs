using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Trading.Gateway.Commands;
using Trading.Gateway.Tests.Http;

namespace Trading.Gateway.Tests.Tcp;

/// <summary>The TCP door in front of the real accounts, where a stock costs 10.00.</summary>
public sealed class TcpDoorTradingTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private ICommandRouter Router => gateway.Services.GetRequiredService<ICommandRouter>();

    [Fact]
    public async Task Every_command_is_answered_as_the_spec_says()
    {
        await using var door = await TestDoor.StartOpenAsync(Router);
        using var client = await door.ConnectAsync();
        await AssertAnswerAsync(client, "[1] COMMIT_BUY,tcp1", "[1] ERR unknown_user ");
        await AssertAnswerAsync(client, "[2] ADD,tcp1,100.00", "[2] OK {\"cash\":\"100.00\"}");
        await AssertAnswerAsync(client, "[3] QUOTE,tcp1,S", "[3] OK {\"symbol\":\"S\",\"price\":\"10.00\",\"quotedAt\":\"");
        await AssertAnswerAsync(client, "[4] BUY,tcp1,S,45.00", "[4] OK {\"symbol\":\"S\",\"shares\":\"4\",\"price\":\"10.00\",");
        await AssertAnswerAsync(client, "[5] COMMIT_BUY,tcp1", "[5] OK {\"symbol\":\"S\",\"shares\":\"4\",");
        await AssertAnswerAsync(client, "[6] BUY,tcp1,S,60.01", "[6] ERR insufficient_funds ");
        await AssertAnswerAsync(client, "[7] SELL,tcp1,S,20.00", "[7] OK {\"symbol\":\"S\",\"shares\":\"2\",");
        await AssertAnswerAsync(client, "[8] CANCEL_SELL,tcp1", "[8] OK {\"symbol\":\"S\",\"shares\":\"2\",");
        await AssertAnswerAsync(client, "[9] COMMIT_SELL,tcp1", "[9] ERR nothing_pending ");
        await AssertAnswerAsync(client, "[10] SET_BUY_TRIGGER,tcp1,S,5.00", "[10] ERR no_trigger_amount ");
        await AssertAnswerAsync(client, "[11] SET_BUY_AMOUNT,tcp1,S,20.00", "[11] OK");
        await AssertAnswerAsync(client, "[12] SET_BUY_TRIGGER,tcp1,S,5.00", "[12] OK");
        await AssertAnswerAsync(client, "[13] SET_SELL_AMOUNT,tcp1,S,20.00", "[13] OK");
        await AssertAnswerAsync(client, "[14] SET_SELL_TRIGGER,tcp1,S,20.00", "[14] OK");
        await AssertAnswerAsync(client, "[15] CANCEL_SET_BUY,tcp1,S", "[15] OK");
        await AssertAnswerAsync(client, "[16] CANCEL_SET_SELL,tcp1,S", "[16] OK");
        await AssertAnswerAsync(client, "[17] DUMPLOG,tcp1,../../etc/passwd", "[17] ERR forbidden ");

        var summary = await client.AskAsync("[18] DISPLAY_SUMMARY,tcp1");
        var json = JsonDocument.Parse(summary!["[18] OK ".Length..]).RootElement;
        Assert.Equal("60.00", json.GetProperty("cash").GetString());
        Assert.Equal(18, json.GetProperty("history")[0].GetProperty("transactionNum").GetInt64());
    }

    [Fact]
    public async Task Command_that_is_sent_again_in_its_session_is_answered_again_and_has_one_effect()
    {
        await using var door = await TestDoor.StartAsync(Router);
        using (var client = await door.ConnectAsync())
        {
            Assert.Equal("OK", await client.AskAsync("AUTH service replay"));
            Assert.Equal("[1] OK {\"cash\":\"5.00\"}", await client.AskAsync("[1] ADD,tcp2,5.00"));
            await AssertAnswerAsync(client, "[2] BUY,tcp2,S,500.00", "[2] ERR insufficient_funds ");
        }

        using var again = await door.ConnectAsync();
        Assert.Equal("OK", await again.AskAsync("AUTH service replay"));
        Assert.Equal("[1] OK", await again.AskAsync("[1] ADD,tcp2,5.00"));
        await AssertAnswerAsync(again, "[2] BUY,tcp2,S,500.00", "[2] ERR insufficient_funds ");
        Assert.Equal("[3] OK {\"cash\":\"6.00\"}", await again.AskAsync("[3] ADD,tcp2,1.00"));
    }

    [Fact]
    public async Task Dump_has_what_was_acknowledged_before_it()
    {
        await using var door = await TestDoor.StartOpenAsync(Router);
        using var client = await door.ConnectAsync();
        await client.SendAsync(string.Concat(Enumerable.Range(1, 500).Select(n => $"![{n}] ADD,tcp3,1.00\n")));
        await client.SendAsync("SYNC\n[501] DUMPLOG,tcp3,tcp3.xml\n");
        Assert.Equal("SYNC ok=500 err=0", await client.ReadAsync());
        var reply = await client.ReadAsync();
        var result = JsonDocument.Parse(reply!["[501] OK ".Length..]).RootElement;
        var log = XDocument.Load(result.GetProperty("path").GetString()!).Root!;
        Assert.Equal(log.Elements().Count(), result.GetProperty("elements").GetInt32());
        Assert.Equal(Enumerable.Range(1, 501), log.Elements("userCommand").Select(e => (int)e.Element("transactionNum")!));
    }

    private static async Task AssertAnswerAsync(LineClient client, string line, string start) =>
        Assert.StartsWith(start, await client.AskAsync(line), StringComparison.Ordinal);
}
