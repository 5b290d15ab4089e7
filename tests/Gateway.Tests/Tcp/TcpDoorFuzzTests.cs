using Microsoft.Extensions.DependencyInjection;
using Trading.Gateway.Commands;
using Trading.Gateway.Tests.Http;

namespace Trading.Gateway.Tests.Tcp;

public sealed class TcpDoorFuzzTests
{
    [Theory]
    [InlineData(1, 60_000)]
    [InlineData(2, 60_000)]
    public async Task Every_line_of_any_bytes_gets_its_one_reply(int seed, int lines) => await RunAsync(new FloorRouter(), seed, lines);

    [Fact]
    public async Task Every_line_of_any_bytes_gets_its_one_reply_from_the_accounts()
    {
        var gateway = new TestGateway();
        await gateway.InitializeAsync();
        try
        {
            await RunAsync(gateway.Services.GetRequiredService<ICommandRouter>(), seed: 3, lines: 5_000);
        }
        finally
        {
            await gateway.DisposeAsync();
        }
    }

    private static async Task RunAsync(ICommandRouter router, int seed, int lines)
    {
        var fuzz = new FuzzLines(seed);
        var stream = Enumerable.Range(0, lines).SelectMany(_ => fuzz.Next()).ToArray();
        var (expected, quiet) = FuzzLines.Expected(stream);
        await using var door = await TestDoor.StartOpenAsync(router);
        using var client = await door.ConnectAsync();
        var sending = SendInPiecesAsync(client, stream, new Random(seed));

        var replies = new Dictionary<string, int>();
        for (var left = expected.Values.Sum(); left > 0; left--)
        {
            var reply = await client.ReadAsync() ?? throw new EndOfStreamException($"The door closed {left} replies before the end.");
            var number = reply.StartsWith('[') ? reply[1..reply.IndexOf(']')] : "0";
            Assert.Matches(@"^(\[\d+\] )?(OK|ERR [a-z_]+ )", reply);
            replies[number] = replies.GetValueOrDefault(number) + 1;
        }

        await sending;
        Assert.Equal(expected.OrderBy(e => e.Key, StringComparer.Ordinal), replies.OrderBy(r => r.Key, StringComparer.Ordinal));
        var sync = await client.AskAsync("SYNC");
        var counts = sync!.Replace("SYNC ok=", "").Split(" err=").Select(int.Parse);
        Assert.Equal(quiet, counts.Sum());
    }

    private static async Task SendInPiecesAsync(LineClient client, byte[] stream, Random random)
    {
        for (var sent = 0; sent < stream.Length;)
        {
            var length = Math.Min(random.Next(4) == 0 ? random.Next(1, 20) : random.Next(1, 8_000), stream.Length - sent);
            await client.SendAsync(stream.AsMemory(sent, length));
            sent += length;
        }
    }
}
