using System.Globalization;
using System.Text.Json;
using Trading.LoadGenerator.Gateways;
using Trading.LoadGenerator.Messages;

namespace Trading.LoadGenerator.Tests.Messages;

public sealed class MessageMakerTests
{
    private const long NowMs = 1_767_225_600_000;

    [Fact]
    public void Same_seed_makes_the_same_messages_and_another_makes_others()
    {
        Assert.Equal(Make(Options(), 200), Make(Options(), 200));
        Assert.NotEqual(Make(Options(), 200), Make(Options() with { Seed = 2 }, 200));
    }

    [Fact]
    public void Messages_are_valid_and_say_what_they_are_counted_as()
    {
        var kinds = new Dictionary<MadeKind, int>();
        var ids = new HashSet<string>();
        var maker = new MessageMaker(Options(), connection: 3);
        var bytes = new byte[MessageMaker.BytesMax];
        for (var i = 0; i < 5_000; i++)
        {
            var made = maker.Next(bytes, NowMs, out var length);
            using var document = JsonDocument.Parse(bytes.AsMemory(0, length));
            var message = document.RootElement;
            var (sell, buy, rate) = (Number(message, "amountSell"), Number(message, "amountBuy"), Number(message, "rate"));
            Assert.Equal((made.SellCents, made.BuyCents), ((long)(sell * 100), (long)(buy * 100)));
            Assert.Equal(TradedPair.All[made.Pair].Name, $"{Text(message, "currencyFrom").Trim()}-{Text(message, "currencyTo")}");
            Assert.Equal(made.Kind, KindOf(sell, buy, rate));
            Assert.Equal("01-JAN-26 00:00:00", Text(message, "timePlaced"));
            Assert.True(ids.Add(Text(message, "id")));
            kinds[made.Kind] = kinds.GetValueOrDefault(made.Kind) + 1;
        }

        // Seven, two and one of ten.
        Assert.InRange(kinds[MadeKind.Direct], 3_300, 3_700);
        Assert.InRange(kinds[MadeKind.Inverse], 850, 1_150);
        Assert.InRange(kinds[MadeKind.Mismatch], 400, 600);
    }

    [Fact]
    public void Rates_wander_but_not_away()
    {
        var maker = new MessageMaker(Options(), connection: 0);
        var bytes = new byte[MessageMaker.BytesMax];
        var rates = new Dictionary<int, HashSet<decimal>>();
        for (var i = 0; i < 50_000; i++)
        {
            var made = maker.Next(bytes, NowMs, out var length);
            using var document = JsonDocument.Parse(bytes.AsMemory(0, length));
            var rate = Number(document.RootElement, "rate");
            var pair = TradedPair.All[made.Pair];
            var home = pair.RateDigits / (pair.RateDecimals == 2 ? 100m : 10_000m);
            Assert.InRange(rate, home * 0.95m, home * 1.05m);
            if (!rates.TryGetValue(made.Pair, out var seen))
                rates.Add(made.Pair, seen = []);
            seen.Add(rate);
        }

        Assert.Equal(TradedPair.All.Count, rates.Count);
        Assert.All(rates.Values, seen => Assert.True(seen.Count > 5));
    }

    [Fact]
    public void Faulty_share_is_kept_and_has_every_kind_of_fault()
    {
        var maker = new MessageMaker(Options() with { FaultyShare = 0.5 }, connection: 0);
        var bytes = new byte[MessageMaker.BytesMax];
        var faulty = 0;
        var faults = new HashSet<string>();
        for (var i = 0; i < 4_000; i++)
        {
            if (maker.Next(bytes, NowMs, out var length).Kind != MadeKind.Faulty)
                continue;
            faulty++;
            using var document = JsonDocument.Parse(bytes.AsMemory(0, length));
            faults.Add(FaultOf(document.RootElement));
        }

        Assert.InRange(faulty, 1_800, 2_200);
        Assert.Equal(["country", "currency", "negative", "no rate", "no user", "same", "time"], faults.Order(StringComparer.Ordinal));
    }

    private static string FaultOf(JsonElement message) =>
        Text(message, "userId").Length == 0 ? "no user"
        : Text(message, "currencyFrom") == "QQQ" ? "currency"
        : Text(message, "currencyFrom") == Text(message, "currencyTo") ? "same"
        : Number(message, "amountSell") < 0 ? "negative"
        : !message.TryGetProperty("rate", out _) ? "no rate"
        : Text(message, "originatingCountry") == "QQ" ? "country"
        : Text(message, "timePlaced").StartsWith("31-FEB", StringComparison.Ordinal) ? "time" : "none";

    private static MadeKind KindOf(decimal sell, decimal buy, decimal rate) =>
        Math.Abs(sell * rate - buy) <= 0.005m ? MadeKind.Direct
        : Math.Abs(sell / rate - buy) <= 0.005m ? MadeKind.Inverse
        : MadeKind.Mismatch;

    private static string Make(MessagesOptions options, int count)
    {
        var maker = new MessageMaker(options, connection: 0);
        var bytes = new byte[MessageMaker.BytesMax];
        return string.Join('\n', Enumerable.Range(0, count).Select(_ =>
        {
            maker.Next(bytes, NowMs, out var length);
            return System.Text.Encoding.ASCII.GetString(bytes, 0, length);
        }));
    }

    private static string Text(JsonElement message, string field) => message.GetProperty(field).GetString()!;

    private static decimal Number(JsonElement message, string field) =>
        decimal.Parse(message.GetProperty(field).GetRawText(), CultureInfo.InvariantCulture);

    internal static MessagesOptions Options() => new()
    {
        Gateway = new GatewayAddress(new Uri("http://127.0.0.1:1"), new System.Net.IPEndPoint(0, 1), "token"),
        Messages = 100,
        ArrayLength = 1,
        Connections = 1,
        Rate = 0,
        FaultyShare = 0,
        Users = 100,
        Seed = 1,
        Run = "r",
        Patience = TimeSpan.FromSeconds(30),
    };
}
