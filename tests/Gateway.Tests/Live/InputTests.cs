using System.Buffers;
using System.Text;
using Trading.Gateway.Live;

namespace Trading.Gateway.Tests.Live;

public sealed class InputTests
{
    private const int BytesMax = 4_096;

    [Fact]
    public void Bytes_mean_the_same_however_they_arrive()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = RandomFrames(random);
            Assert.Equal(Read(bytes, bytes.Length, random), Read(bytes, 1 + random.Next(20), random));
        }
    }

    [Fact]
    public async Task Door_outlives_whatever_clients_send()
    {
        var random = new Random(11);
        await using var door = await TestLiveDoor.StartAsync();
        var witness = await door.ConnectAsync();
        await witness.SubscribeAsync("""{"channel":"book","symbol":"A"}""");
        await witness.NextAsync();
        for (var round = 0; round < 300; round++)
        {
            using var client = await RawClient.ConnectAsync(door.Address);
            await client.SendAsync(RandomFrames(random));
            client.Shutdown();
            await client.ReadCloseAsync();
        }

        door.Book["A"].Publish();
        Assert.Equal(1, (await witness.NextAsync()).Seq());
        await Eventually.IsTrueAsync(() => door.Hub.Counters.Connections == 1, "A connection is kept.");
    }

    /// <summary>Frames that are good, with a byte changed here and there, and sometimes nothing but noise.</summary>
    private static byte[] RandomFrames(Random random)
    {
        var bytes = new List<byte>();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            bytes.AddRange(random.Next(6) switch
            {
                0 => RawClient.Text("""{"method":"subscribe","params":{"channel":"book","symbol":["A","B"]},"req_id":1}"""),
                1 => RawClient.Frame(0x81, RandomBytes(random, 300)),
                2 => RawClient.Frame(0x01, Encoding.ASCII.GetBytes(new string('x', random.Next(3_000)))),
                3 => RawClient.Frame(0x80, "y"u8),
                4 => RawClient.Frame(0x89, RandomBytes(random, 100)),
                _ => RandomBytes(random, 30),
            });
        }

        for (var i = random.Next(3); i > 0; i--)
            bytes[random.Next(bytes.Count)] = (byte)random.Next(256);
        return [.. bytes];
    }

    private static byte[] RandomBytes(Random random, int lengthMax)
    {
        var bytes = new byte[1 + random.Next(lengthMax)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static List<string> Read(byte[] bytes, int step, Random random)
    {
        var input = new WebSocketInput(BytesMax);
        var events = new List<string>();
        var payload = new byte[BytesMax];
        var start = 0;
        for (var end = Math.Min(step, bytes.Length); ; end = Math.Min(end + 1 + random.Next(step), bytes.Length))
        {
            var buffer = new ReadOnlySequence<byte>(bytes, start, end - start);
            while (input.Read(ref buffer, payload, out var length) is var what and not WebSocketEvent.None)
            {
                events.Add($"{what} {input.CloseCode} {Convert.ToHexString(payload.AsSpan(0, length))}");
                if (what is WebSocketEvent.Violation or WebSocketEvent.Close)
                    return events;
            }

            start = end - (int)buffer.Length;
            if (end == bytes.Length)
                return events;
        }
    }
}
