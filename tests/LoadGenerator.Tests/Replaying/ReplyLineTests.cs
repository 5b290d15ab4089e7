using System.Text;
using Trading.LoadGenerator.Replaying;

namespace Trading.LoadGenerator.Tests.Replaying;

public class ReplyLineTests
{
    [Theory]
    [InlineData("[1] OK", 1, "ok", "")]
    [InlineData("[17] OK {\"cash\":\"1.00\"}", 17, "ok", "{\"cash\":\"1.00\"}")]
    [InlineData("[123456789012345678] ERR insufficient_funds less cash than that", 123456789012345678, "insufficient_funds", "")]
    [InlineData("[2] ERR nothing_pending", 2, "nothing_pending", "")]
    [InlineData("[2] ERR brand_new_code x", 2, "unknown", "")]
    public void Reply_is_read(string line, long number, string code, string result)
    {
        Assert.True(ReplyLine.TryParse(Encoding.UTF8.GetBytes(line), out var reply));
        Assert.Equal(number, reply.Number);
        Assert.Equal(code, ReplyStatuses.Of(reply.Status));
        Assert.Equal(result, Encoding.UTF8.GetString(reply.Result));
    }

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("[] OK")]
    [InlineData("[x] OK")]
    [InlineData("[1]OK  ")]
    [InlineData("[1] OKAY")]
    [InlineData("[1] ERROR x")]
    [InlineData("[99999999999999999999999999] OK")]
    [InlineData("SYNC ok=1 err=0")]
    public void Other_lines_are_no_reply(string line) => Assert.False(ReplyLine.TryParse(Encoding.UTF8.GetBytes(line), out _));

    [Fact]
    public void Every_code_is_read_as_itself()
    {
        for (var status = ReplyStatus.Ok; status < ReplyStatus.Unknown; status++)
            Assert.Equal(status, ReplyStatuses.Parse(Encoding.ASCII.GetBytes(ReplyStatuses.Of(status))));
    }
}
