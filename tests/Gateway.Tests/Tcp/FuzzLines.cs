using System.Text;
using System.Text.RegularExpressions;

namespace Trading.Gateway.Tests.Tcp;

/// <summary>Lines that are right, nearly right and not at all right, from a seed.</summary>
internal sealed partial class FuzzLines(int seed)
{
    private static readonly string[] Shapes =
    [
        "ADD,{0},{2}", "QUOTE,{0},{1}", "BUY,{0},{1},{2}", "COMMIT_BUY,{0}", "CANCEL_BUY,{0}", "SELL,{0},{1},{2}",
        "COMMIT_SELL,{0}", "CANCEL_SELL,{0}",
        "SET_BUY_AMOUNT,{0},{1},{2}", "SET_BUY_TRIGGER,{0},{1},{2}", "CANCEL_SET_BUY,{0},{1}", "SET_SELL_AMOUNT,{0},{1},{2}",
        "SET_SELL_TRIGGER,{0},{1},{2}", "CANCEL_SET_SELL,{0},{1}", "DISPLAY_SUMMARY,{0}", "DUMPLOG,{0},../../etc/passwd", "HOLD,{0}",
    ];

    private static readonly string[] Amounts =
        ["1.00", "750.5", "60000", "-3.00", "0", "1.005", "1e5", "", "99999999999999999999", "9000000000000.00"];

    private readonly Random _random = new(seed);
    private long _number;

    /// <summary>The next bytes, with their line end; a mutation may have put further line ends into them.</summary>
    public byte[] Next()
    {
        var shape = Shapes[_random.Next(Shapes.Length)];
        var amount = Amounts[_random.Next(Amounts.Length)];
        var command = string.Format(shape, $"user{_random.Next(50)}", "S" + _random.Next(3), amount);
        var text = $"{(Chance(10) ? "!" : "")}[{++_number}] {command}";
        var bytes = Encoding.UTF8.GetBytes(text + (Chance(3) ? " " : "") + (Chance(10) ? "\r" : ""));
        if (Chance(200))
            return [.. bytes, .. Enumerable.Repeat((byte)_random.Next(' ', 256), _random.Next(3_900, 9_000)).ToArray(), (byte)'\n'];
        if (Chance(20))
            _random.NextBytes(bytes);
        else
            for (var changes = Chance(2) ? 0 : _random.Next(1, 4); changes > 0; changes--)
                bytes = Changed(bytes);
        return [.. bytes, (byte)'\n'];
    }

    /// <summary>
    /// What must come back for a stream of such bytes: how many replies for each number (0 stands for none), and how many quiet lines there
    /// are. Written for this test, on its own, from gateway.md.
    /// </summary>
    public static (Dictionary<string, int> Replies, int Quiet) Expected(ReadOnlySpan<byte> stream)
    {
        var replies = new Dictionary<string, int>();
        var quiet = 0;
        foreach (var line in Encoding.Latin1.GetString(stream).Split('\n')[..^1])
        {
            if (line.StartsWith('!'))
            {
                quiet++;
                continue;
            }

            var number = Number().Match(line).Groups[1].Value;
            if (number.Length == 0 || !long.TryParse(number, out _))
                number = "0";
            replies[number] = replies.GetValueOrDefault(number) + 1;
        }

        return (replies, quiet);
    }

    private byte[] Changed(byte[] bytes)
    {
        if (bytes.Length == 0)
            return bytes;
        var at = _random.Next(bytes.Length);
        var until = _random.Next(at, bytes.Length);
        byte[] odd = [0, .. "\n\r,[]! -."u8, 0x7F, 0xC3, 0xED, 0xFF];
        switch (_random.Next(5))
        {
            case 0:
                bytes[at] = (byte)_random.Next(256);
                return bytes;
            case 1:
                bytes[at] = odd[_random.Next(odd.Length)];
                return bytes;
            case 2:
                return [.. bytes[..at], odd[_random.Next(odd.Length)], .. bytes[at..]];
            case 3:
                return [.. bytes[..at], .. bytes[until..]];
            default:
                return [.. bytes[..until], .. bytes[at..]];
        }
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    [GeneratedRegex(@"^\[([1-9][0-9]{0,18})\]")]
    private static partial Regex Number();
}
