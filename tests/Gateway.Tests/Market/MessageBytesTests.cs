using System.Net.Sockets;
using System.Text;
using Trading.Gateway.Tests.Http;

namespace Trading.Gateway.Tests.Market;

/// <summary>Requests byte by byte, as tools send them: chunked, in pieces, without a type, with an end that never comes.</summary>
public sealed class MessageBytesTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string Head = "POST /api/v1/trade-messages HTTP/1.1\r\nHost: localhost\r\n";

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1_000)]
    public async Task Chunked_body_is_read_however_it_is_cut(int chunkBytes) =>
        Assert.StartsWith(
            "HTTP/1.1 201 ",
            await AskAsync(Head + Authorization + "Transfer-Encoding: chunked\r\n\r\n" + Chunked(Messages.Good, chunkBytes)));

    [Fact]
    public async Task Chunked_text_of_load_tools_is_taken_on_the_path_of_existing_clients()
    {
        // As npx loadtest sends: text/plain, chunked, keep-alive.
        var request = "POST /api/message HTTP/1.1\r\nhost: localhost\r\nuser-agent: loadtest/8\r\naccept: text/plain\r\n"
            + "content-type: text/plain\r\nconnection: keep-alive\r\ntransfer-encoding: chunked\r\n"
            + Authorization + "\r\n" + Chunked(Messages.Good, 400);
        var answer = await AskAsync(request);
        Assert.StartsWith("HTTP/1.1 201 ", answer);
        Assert.EndsWith("""{"status":"OK","userId":"134256"}""", answer);
    }

    [Fact]
    public async Task Long_chunked_array_is_taken_and_a_longer_one_is_refused()
    {
        var thousand = $"[{string.Join(',', Enumerable.Repeat(Messages.Good, 1_000))}]";
        Assert.StartsWith(
            "HTTP/1.1 201 ", await AskAsync(Head + Authorization + "Transfer-Encoding: chunked\r\n\r\n" + Chunked(thousand, 4_000)));
        var tooLong = "[" + new string(' ', 1_048_576) + "]";
        var refused = await AskAsync(Head + Authorization + "Transfer-Encoding: chunked\r\n\r\n" + Chunked(tooLong, 8_000));
        Assert.StartsWith("HTTP/1.1 413 ", refused);
        Assert.Contains("body_too_large", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_object_is_refused_before_it_has_come_whole()
    {
        // The client says that much follows, and sends no more than what proves it too long.
        var request = Head + Authorization + "Content-Length: 900000\r\n\r\n{\"x\":\"" + new string('x', 70_000);
        Assert.StartsWith("HTTP/1.1 413 ", await AskAsync(request));
    }

    [Fact]
    public async Task Connection_goes_on_after_a_body_that_was_too_long()
    {
        var tooLong = "{\"x\":\"" + new string('x', 70_000) + "\"}";
        using var client = new TcpClient();
        await client.ConnectAsync(gateway.Address.Host, gateway.Address.Port);
        var stream = client.GetStream();
        for (var i = 0; i < 3; i++)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"{Head}{Authorization}Content-Length: {tooLong.Length}\r\n\r\n{tooLong}"));
            Assert.StartsWith("HTTP/1.1 413 ", await ReadAsync(stream));
            await stream.WriteAsync(
                Encoding.UTF8.GetBytes($"{Head}{Authorization}Content-Length: {Messages.Good.Length}\r\n\r\n{Messages.Good}"));
            Assert.StartsWith("HTTP/1.1 201 ", await ReadAsync(stream));
        }
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData(" \r\n\t")]
    public async Task Mark_and_white_space_before_the_body_do_no_harm(string before)
    {
        var body = before + Messages.Good;
        var request = $"{Head}{Authorization}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
        Assert.StartsWith("HTTP/1.1 201 ", await AskAsync(request));
    }

    [Theory]
    [InlineData("Content-Length: 0\r\n\r\n", "400")]
    [InlineData("\r\n", "400")]
    [InlineData("Content-Length: 3\r\n\r\n\0\0\0", "400")]
    [InlineData("Content-Length: 2\r\nContent-Encoding: gzip\r\n\r\n{}", "415")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n", "400")]
    [InlineData("Content-Length: 1048577\r\n\r\n", "413")]
    public async Task Odd_body_is_refused_and_the_door_stays_open(string rest, string expected)
    {
        Assert.StartsWith($"HTTP/1.1 {expected} ", await AskAsync(Head + Authorization + rest));
        Assert.StartsWith(
            "HTTP/1.1 201 ", await AskAsync($"{Head}{Authorization}Content-Length: {Messages.Good.Length}\r\n\r\n{Messages.Good}"));
    }

    [Fact]
    public async Task Requests_one_after_the_other_on_a_connection_are_each_answered()
    {
        var one = $"{Head}{Authorization}Content-Length: {Messages.Good.Length}\r\n\r\n{Messages.Good}";
        using var client = new TcpClient();
        await client.ConnectAsync(gateway.Address.Host, gateway.Address.Port);
        var stream = client.GetStream();
        for (var i = 0; i < 20; i++)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(one));
            Assert.StartsWith("HTTP/1.1 201 ", await ReadAsync(stream));
        }
    }

    private string Authorization => $"Authorization: Bearer {gateway.Secrets.ServiceToken}\r\n";

    private static string Chunked(string text, int chunkBytes)
    {
        var chunked = new StringBuilder();
        for (var at = 0; at < text.Length; at += chunkBytes)
        {
            var chunk = text.Substring(at, Math.Min(chunkBytes, text.Length - at));
            chunked.Append(System.Globalization.CultureInfo.InvariantCulture, $"{chunk.Length:x}\r\n{chunk}\r\n");
        }

        return chunked.Append("0\r\n\r\n").ToString();
    }

    private async Task<string> AskAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(gateway.Address.Host, gateway.Address.Port);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
        }
        catch (IOException)
        {
            // The door has answered before it had everything.
        }

        return await ReadAsync(stream);
    }

    /// <summary>Reads one answer, which has a length.</summary>
    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        var buffer = new byte[1 << 20];
        var length = 0;
        while (true)
        {
            var text = Encoding.UTF8.GetString(buffer, 0, length);
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head > 0)
            {
                var match = System.Text.RegularExpressions.Regex.Match(text, @"Content-Length: (\d+)");
                var whole = head + 4
                    + (match.Success ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0);
                if (text.Length >= whole)
                    return text;
            }

            var read = await stream.ReadAsync(buffer.AsMemory(length), patience.Token);
            if (read == 0)
                return text;
            length += read;
        }
    }
}
