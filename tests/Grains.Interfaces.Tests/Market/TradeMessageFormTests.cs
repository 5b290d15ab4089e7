using System.Buffers;

namespace Trading.Market;

/// <summary>The stored form of messages. What is stored must be read by every later version.</summary>
public sealed class TradeMessageFormTests
{
    // User, both currencies, both amounts, rate, time, country, class and warnings.
    private const string Stored =
        "07313334323536" + "AA19" + "8220" + "8094EBDC03" + "E0AE9FE402" + "C0D3B9EA1B" + "80A4DDB7E352" + "9401" + "29";

    private static readonly TradeMessage Message = new()
    {
        UserId = "134256",
        Pair = new CurrencyPair(Currency.Of("EUR"), Currency.Of("GBP")),
        AmountSell = TradeAmount.FromUnits(1_000_000_000),
        AmountBuy = TradeAmount.FromUnits(747_100_000),
        Rate = TradeRate.FromUnits(7_471_000_000),
        TimePlacedMs = 1_422_095_264_000,
        Country = Country.Of("FR"),
        Class = TradeClass.Inverse,
        Warnings = TradeWarnings.BlanksInKey | TradeWarnings.CountryReplaced,
    };

    public static TheoryData<string, TradeMessage> Messages => new()
    {
        { "usual", Message },
        {
            "largest", Message with
            {
                UserId = new string('é', TradeMessage.UserIdLengthMax),
                AmountSell = TradeAmount.Max,
                AmountBuy = TradeAmount.Max,
                Rate = TradeRate.Max,
                TimePlacedMs = long.MaxValue,
                Class = TradeClass.Mismatch,
                Warnings = (TradeWarnings)byte.MaxValue,
            }
        },
        {
            "smallest", Message with
            {
                UserId = "u",
                AmountSell = TradeAmount.FromUnits(1),
                AmountBuy = TradeAmount.FromUnits(1),
                Rate = TradeRate.FromUnits(1),
                TimePlacedMs = -1,
                Class = TradeClass.Direct,
                Warnings = TradeWarnings.None,
            }
        },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_is_read_as_it_was_written(string name, TradeMessage message)
    {
        var input = new BinaryReaderOver(Write(message));
        Assert.Equal(message, TradeMessageCodec.Read(ref input));
        Assert.True(input.IsAtEnd, name);
    }

    [Fact]
    public void Message_keeps_its_stored_form() => Assert.Equal(Stored, Convert.ToHexString(Write(Message)));

    [Fact]
    public void Every_record_that_ends_early_is_damage()
    {
        var bytes = Write(Message);
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<FormatException>(() => Read(bytes.AsSpan(0, length)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 0xAB)]
    [InlineData(9, 0x83)]
    [InlineData(11, 0)]
    [InlineData(32, 0x95)]
    [InlineData(34, 3)]
    public void Other_values_are_damage(int index, byte value)
    {
        var bytes = Write(Message);
        bytes[index] = value;
        Assert.Throws<FormatException>(() => Read(bytes));
    }

    [Fact]
    public void Numbers_of_enums_are_never_used_again()
    {
        Assert.Equal(
            "Direct=0 Inverse=1 Mismatch=2",
            string.Join(' ', Enum.GetValues<TradeClass>().Select(value => $"{value}={(int)value}")));
        Assert.Equal(
            "None=0 BlanksInValue=1 BlanksInKey=2 CurrencyReplaced=4 CountryReplaced=8",
            string.Join(' ', Enum.GetValues<TradeWarnings>().Select(value => $"{value}={(int)value}")));
        Assert.Equal(
            "None=0 NotJson=1 NotAnObject=2 BodyTooLarge=3 UnsupportedMediaType=4 BadItemCount=5 RateLimited=6 QueueFull=7 Missing=8 "
            + "Duplicate=9 WrongType=10 BadLength=11 BadCharacters=12 UnknownCurrency=13 SameCurrency=14 UnknownCountry=15 NotANumber=16 "
            + "NotPositive=17 OutOfRange=18 BadTime=19 InFuture=20 StrictWarning=21 StrictMismatch=22 Internal=23",
            string.Join(' ', Enum.GetValues<TradeFault>().Select(value => $"{value}={(int)value}")));
    }

    [Fact]
    public void Every_value_has_a_word()
    {
        Assert.All(Enum.GetValues<TradeClass>(), value => Assert.NotNull(MarketWords.Classes.Of(value)));
        Assert.All(Enum.GetValues<TradeFault>().Skip(1), value => Assert.NotNull(MarketWords.Faults.Of(value)));
        Assert.Equal(Enum.GetValues<TradeWarnings>().Length - 1, MarketWords.Warnings.Count);
    }

    private static byte[] Write(TradeMessage message)
    {
        var output = new ArrayBufferWriter<byte>();
        TradeMessageCodec.Write(new BinaryWriterOver(output), message);
        return output.WrittenSpan.ToArray();
    }

    private static TradeMessage Read(ReadOnlySpan<byte> bytes)
    {
        var input = new BinaryReaderOver(bytes);
        return TradeMessageCodec.Read(ref input);
    }
}
