using System.Text;
using Trading.Gateway.Market;
using Trading.Market;

namespace Trading.Gateway.Tests.Market;

/// <summary>No bytes make the reader throw, and what it takes keeps every rule.</summary>
public sealed class MessageBodyFuzzTests
{
    private const int Bodies = 60_000;

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0020", "\\ud800", "null", "true", "-", "0", "1e9", "1e-9", "9999999999999999999999",
        " ", "\u00a0", "\ufeff",
        "\"userId\"", "\"ra te\"", "\"amountSell\"", "\"id\"", "\"timePlaced\":\"29-FEB-00 1:02:03\"", "\"currencyTo\":\"RUR\"",
        "\"originatingCountry\":\"SP\"",
        "\"userId\":{}", "\"rate\":\"0.1\"", ",{},", ",[[]],", "\0", "\u007f", "é",
    ];

    [Fact]
    public void Changed_bodies_are_read_without_failing_and_what_is_taken_is_sound()
    {
        var random = new Random(20_261_121);
        var taken = 0;
        for (var i = 0; i < Bodies; i++)
        {
            var bytes = Changed(random, random.Next(3) == 0 ? $"[{Messages.Good},{Messages.Of("x")}]" : Messages.Good);
            var body = MessageBody.Read(bytes, random.Next(2) == 0 ? "key" : null, random.Next(4) == 0, Messages.NowMs);
            for (var item = 0; item < body.Count; item++)
            {
                if (!body[item].IsSound)
                {
                    Assert.NotEmpty(body[item].Problems!);
                    continue;
                }

                CheckSound(body[item].Incoming);
                taken++;
            }
        }

        // Enough of them must get through for the checks above to mean anything.
        Assert.InRange(taken, Bodies / 20, 2 * Bodies);
    }

    [Fact]
    public void Random_bytes_are_never_taken()
    {
        var random = new Random(7);
        var bytes = new byte[200];
        for (var i = 0; i < Bodies; i++)
        {
            random.NextBytes(bytes);
            bytes[0] = random.Next(2) == 0 ? (byte)'{' : (byte)'[';
            Assert.NotEqual(
                TradeFault.None, MessageBody.Read(bytes.AsSpan(0, random.Next(bytes.Length)), null, false, Messages.NowMs).Fault);
        }
    }

    private static void CheckSound(in IncomingMessage incoming)
    {
        var message = incoming.Message;
        Assert.InRange(message.UserId.EnumerateRunes().Count(), 1, TradeMessage.UserIdLengthMax);
        Assert.Equal(message.UserId.Trim(), message.UserId);
        Assert.NotEqual(message.Pair.From, message.Pair.To);
        Assert.False(message.Pair.From.IsNone || message.Pair.To.IsNone || message.Country.IsNone);
        Assert.InRange(message.AmountSell.Units, 1, TradeAmount.UnitsMax);
        Assert.InRange(message.AmountBuy.Units, 1, TradeAmount.UnitsMax);
        Assert.InRange(message.Rate.Units, 1, TradeRate.UnitsMax);
        Assert.True(message.TimePlacedMs <= Messages.NowMs + 300_000);
        if (incoming.Key is { } key)
            Assert.InRange(key.EnumerateRunes().Count(), 1, IncomingMessage.KeyLengthMax);
    }

    private static byte[] Changed(Random random, string good)
    {
        var bytes = Encoding.UTF8.GetBytes(good).ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 6), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(0, random.Next(Math.Min(40, bytes.Count))));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
            }

            if (bytes.Count == 0)
                bytes.Add((byte)'{');
        }

        return [.. bytes];
    }
}
