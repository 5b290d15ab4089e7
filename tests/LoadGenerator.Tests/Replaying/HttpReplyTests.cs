using System.Text;
using Trading.LoadGenerator.Replaying;

namespace Trading.LoadGenerator.Tests.Replaying;

public class HttpReplyTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, "hello", false)]
    [InlineData("HTTP/1.1 503 Busy\r\ncontent-length:0\r\nConnection: close\r\n\r\n", 503, "", true)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n", 200, "hello", false)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 200, "", false)]
    public void Response_is_read_when_it_is_whole(string text, int status, string body, bool closes)
    {
        for (var length = 0; length < text.Length; length++)
            Assert.False(HttpReply.TryRead(Encoding.ASCII.GetBytes(text[..length]), out _));
        Assert.True(HttpReply.TryRead(Encoding.ASCII.GetBytes(text + "next"), out var reply));
        Assert.Equal((status, body, closes, text.Length), (reply.Status, Encoding.ASCII.GetString(reply.Body), reply.Closes, reply.Length));
    }

    [Theory]
    [InlineData("GARBAGE\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n")]
    public void Nonsense_ends_the_connection(string text) =>
        Assert.Throws<IOException>(() => HttpReply.TryRead(Encoding.ASCII.GetBytes(text), out _));

    [Theory]
    [InlineData(200, """{"transactionNum":1,"command":"ADD","status":"ok","result":{"cash":"1.00"}}""", "ok", """{"cash":"1.00"}""")]
    [InlineData(200, """{"transactionNum":1,"command":"ADD","status":"error","code":"bad_amount","message":"no"}""", "bad_amount", "")]
    [InlineData(429, "", "overloaded", "")]
    [InlineData(503, "anything", "overloaded", "")]
    [InlineData(500, "<html>", "internal", "")]
    [InlineData(200, "", "internal", "")]
    public void Answer_is_read(int httpStatus, string body, string code, string result)
    {
        var bytes = Encoding.UTF8.GetBytes(body + "\n");
        var (status, range) = HttpAnswer.Read(httpStatus, bytes);
        Assert.Equal(code, ReplyStatuses.Of(status));
        Assert.Equal(result, Encoding.UTF8.GetString(bytes[range]));
    }
}
