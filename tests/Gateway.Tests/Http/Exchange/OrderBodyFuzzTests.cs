using System.Text;
using System.Text.Json;
using Trading.Exchange;
using Trading.Gateway.Exchange;

namespace Trading.Gateway.Tests.Http.Exchange;

/// <summary>No bytes make a parser throw, and what it takes is what is written there.</summary>
public sealed class OrderBodyFuzzTests
{
    private const int Bodies = 100_000;

    private static readonly string[] Good =
    [
        """{"symbol":"BTC-USD","side":"buy","type":"limit","price":"100.5","quantity":"0.0002","clientOrderId":"a","responseType":"ACK"}""",
        """{"symbol":"ETH-BTC","side":"sell","type":"market","quantity":"1.5","timeInForce":"FOK","selfTradePrevention":"none"}""",
        """{"symbol":"BTC-USD","side":"buy","type":"market","quoteQuantity":"12.5","postOnly":false}""",
        """{"price":"100.5","quantity":"0.0002"}""",
        """{"user":"u","asset":"USD","amount":"12.5","id":"1"}""",
        """{"symbol":"A-USD","base":"A","quote":"USD","tick":"0.01","lot":"1","minNotional":"1","makerFee":"0","takerFee":"0.001"}""",
        """{"status":"halted"}""",
    ];

    private static readonly string[] Pieces =
    [
        "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "true", "0", "-", ".", "e9", "\\u0000", "\\ud800", "\0", "\u00ff",
        "9999999999999999999999999999",
        "\"price\":", "\"quantity\":\"1\"", "\"side\":\"sell\"", "limit", "market", "GTC", "{\"a\":", " ", "\n",
    ];

    [Fact]
    public void Damaged_bodies_are_refused_with_a_fault_or_taken_as_written()
    {
        var random = new Random(1);
        var taken = 0;
        for (var i = 0; i < Bodies; i++)
        {
            var json = Damage(Good[random.Next(Good.Length)], random);
            taken += CheckOrder(json) ? 1 : 0;
            CheckOthers(json);
        }

        Assert.InRange(taken, Bodies / 100, Bodies / 2);
    }

    private static bool CheckOrder(byte[] json)
    {
        var body = OrderBody.Read(json);
        var instrument = TestInstruments.Find(body.Symbol);
        if (body.ToOrder(instrument) is not { } order)
        {
            Assert.NotEmpty(body.Problems);
            return false;
        }

        Assert.Empty(body.Problems);
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        AssertWritten(root, "price", order.Ticks, instrument!.Tick);
        AssertWritten(root, "quantity", order.Lots, instrument.Lot);
        AssertWritten(root, "quoteQuantity", order.QuoteUnits, 0.000001m);
        Assert.Equal(order.Side, root.GetProperty("side").GetString() == "buy" ? OrderSide.Buy : OrderSide.Sell);
        var isByMoney = order is { Ticks: 0, Lots: 0, QuoteUnits: > 0 };
        var isByQuantity = order is { Lots: > 0, QuoteUnits: 0 } && order.Ticks > 0 == (order.Type == OrderType.Limit);
        Assert.True(isByMoney ? order.Type == OrderType.Market : isByQuantity);
        return true;
    }

    private static void AssertWritten(JsonElement root, string name, long steps, decimal step)
    {
        var text = root.TryGetProperty(name, out var value) ? value.GetString() : null;
        Assert.Equal(text is null ? 0m : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture), steps * step);
    }

    private static void CheckOthers(byte[] json)
    {
        var amend = AmendBody.Read(json);
        amend.CheckSteps(TestInstruments.BtcUsd);
        var change = amend.ToTerms(OrderKey.Of("a"));
        Assert.Equal(change is null, amend.Problems.Count > 0);
        Assert.True(change is null or { Price: > 0 } or { Quantity: > 0 });
        var transfer = TransferBody.Read(json);
        Assert.Equal(transfer.ToTransfer(isWithdrawal: true) is null, transfer.Problems.Count > 0);
        var instrument = InstrumentBody.Read(json);
        Assert.Equal(instrument.ToInstrument() is null, instrument.Problems.Count > 0);
        var status = InstrumentStatusBody.Read(json);
        Assert.Equal(status.IsFaultless, status.Problems.Count == 0);
    }

    private static byte[] Damage(string text, Random random)
    {
        var body = new StringBuilder(text);
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            var at = random.Next(body.Length + 1);
            var length = Math.Min(random.Next(3) == 0 ? random.Next(8) : 0, body.Length - at);
            body.Remove(at, length).Insert(at, random.Next(4) == 0 ? "" : Pieces[random.Next(Pieces.Length)]);
        }

        var bytes = Encoding.UTF8.GetBytes(body.ToString());
        if (random.Next(10) == 0 && bytes.Length > 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(20) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }
}
