using System.Text;
using Trading.Gateway.Commands;
using Trading.Gateway.Tcp;

namespace Trading.Gateway.Tests.Tcp;

public sealed class LineSplitterTests
{
    private const int LineBytesMax = CommandLineParser.LineBytesMax;
    private const string TooLong = "too long";

    [Fact]
    public void Lines_are_the_same_wherever_the_packets_end()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var text = new StringBuilder();
            for (var lines = random.Next(1, 8); lines > 0; lines--)
                text.Append('x', LengthOf(random))
                    .Append(random.Next(3) == 0 ? "\r" : "")
                    .Append(random.Next(9) == 0 ? "\r" : "")
                    .Append('\n');
            text.Append(random.Next(2) == 0 ? "last" : "");

            var expected = text.ToString().Split('\n').Select(Kept).ToList();
            if (expected[^1].Length == 0)
                expected.RemoveAt(expected.Count - 1);
            Assert.Equal(expected, Split(Encoding.ASCII.GetBytes(text.ToString()), random));
        }
    }

    [Theory]
    [InlineData(LineBytesMax - 1, false)]
    [InlineData(LineBytesMax, true)]
    [InlineData(LineBytesMax + 5, true)]
    public void Return_where_the_beginning_of_a_long_line_ends_is_not_its_end(int returnAt, bool isTooLong)
    {
        var line = new byte[returnAt + (isTooLong ? 100 : 1)];
        line.AsSpan().Fill((byte)'x');
        line[returnAt] = (byte)'\r';
        var lines = Split([.. line, (byte)'\n'], new Random(1));
        Assert.Equal(isTooLong, Assert.Single(lines) == TooLong);
    }

    /// <summary>Lengths around the limit, among short ones.</summary>
    private static int LengthOf(Random random) => random.Next(4) switch
    {
        0 => LineBytesMax + random.Next(-2, 4),
        1 => random.Next(0, 3 * LineBytesMax),
        _ => random.Next(0, 50),
    };

    private static string Kept(string line)
    {
        var text = line.EndsWith('\r') ? line[..^1] : line;
        return text.Length > LineBytesMax ? TooLong : text;
    }

    private static List<string> Split(byte[] bytes, Random random)
    {
        var splitter = new LineSplitter();
        var lines = new List<string>();
        for (var taken = 0; taken < bytes.Length;)
        {
            var length = Math.Min(random.Next(3) == 0 ? random.Next(1, 4) : random.Next(1, 5_000), bytes.Length - taken);
            ReadOnlySpan<byte> packet = bytes.AsSpan(taken, length);
            while (!packet.IsEmpty)
                if (splitter.TryNext(ref packet, out var line))
                    lines.Add(Told(line));
            taken += length;
        }

        if (splitter.TryFinish(out var last))
            lines.Add(Told(last));
        return lines;
    }

    private static string Told(ReadOnlySpan<byte> line)
    {
        Assert.InRange(line.Length, 0, LineBytesMax + 1);
        return line.Length > LineBytesMax ? TooLong : Encoding.ASCII.GetString(line);
    }
}
