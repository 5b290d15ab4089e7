using System.Text;
using Trading.Gateway.Market;
using Trading.Market;

namespace Trading.Gateway.Tests.Market;

public sealed class MessageBodyTests
{
    [Fact]
    public void Message_of_the_spec_is_read_field_by_field()
    {
        var (message, key) = Messages.ReadOne(Messages.Good);
        Assert.Null(key);
        Assert.Equal("134256", message.UserId);
        Assert.Equal("EUR-GBP", message.Pair.ToString());
        Assert.Equal((1_000_000_000, 747_100_000, 7_471_000_000), (message.AmountSell.Units, message.AmountBuy.Units, message.Rate.Units));
        Assert.Equal(1_422_095_264_000, message.TimePlacedMs);
        Assert.Equal("FR", message.Country.ToString());
        Assert.Equal((TradeClass.Direct, TradeWarnings.None), (message.Class, message.Warnings));
    }

    [Theory]
    [InlineData("userId", "134256", "134256")]
    [InlineData("userId", "\"  7 \"", "7")]
    [InlineData("userId", "\"M\\u00fcller\"", "Müller")]
    [InlineData("userId", "\"Müller, Ä\"", "Müller, Ä")]
    [InlineData("userId", "\"a\\\"b\"", "a\"b")]
    public void User_id_is_the_text_of_a_string_or_number(string field, string json, string expected) =>
        Assert.Equal(expected, Messages.ReadOne(Messages.With(field, json)).Message.UserId);

    [Theory]
    [InlineData("currencyFrom", "\" eur\\t\"", TradeWarnings.BlanksInValue)]
    [InlineData("currencyFrom", "\"eur\"", TradeWarnings.None)]
    [InlineData("currencyTo", "\"\u00a0gbp\u2003\"", TradeWarnings.BlanksInValue)]
    [InlineData("currencyTo", "\"RUR\"", TradeWarnings.CurrencyReplaced)]
    [InlineData("originatingCountry", "\"uk\"", TradeWarnings.CountryReplaced)]
    [InlineData("originatingCountry", "\" SP\"", TradeWarnings.CountryReplaced | TradeWarnings.BlanksInValue)]
    [InlineData("amountSell", "\" 1000 \"", TradeWarnings.BlanksInValue)]
    [InlineData("timePlaced", "\" 24-JAN-15 10:27:44\"", TradeWarnings.BlanksInValue)]
    [InlineData("id", "\" x\"", TradeWarnings.BlanksInValue)]
    public void Repaired_value_is_taken_with_a_warning(string field, string json, TradeWarnings expected) =>
        Assert.Equal(expected, Messages.ReadOne(Messages.With(field, json)).Message.Warnings);

    [Fact]
    public void Codes_out_of_use_become_those_in_use()
    {
        Assert.Equal("EUR-RUB", Messages.ReadOne(Messages.With("currencyTo", "\"rur\"")).Message.Pair.ToString());
        Assert.Equal("GB", Messages.ReadOne(Messages.With("originatingCountry", "\"UK\"")).Message.Country.ToString());
        Assert.Equal("ES", Messages.ReadOne(Messages.With("originatingCountry", "\"sp\"")).Message.Country.ToString());
    }

    [Theory]
    [InlineData("timePla ced")]
    [InlineData(" timePlaced\\t")]
    [InlineData("time\u00a0Placed")]
    [InlineData("\ufefftimePlaced")]
    public void White_space_in_a_key_is_repaired_with_a_warning(string key)
    {
        var message = Messages.ReadOne(Messages.Good.Replace("timePlaced", key, StringComparison.Ordinal)).Message;
        Assert.Equal((1_422_095_264_000, TradeWarnings.BlanksInKey), (message.TimePlacedMs, message.Warnings));
    }

    [Theory]
    [InlineData("userId", "", "userId missing")]
    [InlineData("userId", "null", "userId missing")]
    [InlineData("userId", "\"  \"", "userId bad_length")]
    [InlineData("userId", "true", "userId wrong_type")]
    [InlineData("userId", "{\"a\":[1,{}]}", "userId wrong_type")]
    [InlineData("userId", "\"a\\nb\"", "userId bad_characters")]
    [InlineData("userId", "\"a\\u202eb\"", "userId bad_characters")]
    [InlineData("userId", "\"\\ud800\"", "userId bad_characters")]
    [InlineData("currencyFrom", "\"EURO\"", "currencyFrom unknown_currency")]
    [InlineData("currencyFrom", "\"QQQ\"", "currencyFrom unknown_currency")]
    [InlineData("currencyFrom", "5", "currencyFrom wrong_type")]
    [InlineData("currencyTo", "\"eur\"", "currencyTo same_currency")]
    [InlineData("amountSell", "0", "amountSell not_positive")]
    [InlineData("amountSell", "-1", "amountSell not_positive")]
    [InlineData("amountSell", "\"1,000\"", "amountSell not_a_number")]
    [InlineData("amountSell", "\"\"", "amountSell not_a_number")]
    [InlineData("amountBuy", "1e300", "amountBuy out_of_range")]
    [InlineData("amountBuy", "1e-300", "amountBuy out_of_range")]
    [InlineData("amountBuy", "[1]", "amountBuy wrong_type")]
    [InlineData("rate", "\"NaN\"", "rate not_a_number")]
    [InlineData("rate", "false", "rate wrong_type")]
    [InlineData("timePlaced", "1422095264", "timePlaced wrong_type")]
    [InlineData("timePlaced", "\"yesterday\"", "timePlaced bad_time")]
    [InlineData("timePlaced", "\"2026-01-01T00:05:00.001Z\"", "timePlaced in_future")]
    [InlineData("originatingCountry", "\"QQ\"", "originatingCountry unknown_country")]
    [InlineData("id", "\"\"", "id bad_length")]
    [InlineData("id", "[]", "id wrong_type")]
    public void Faulty_field_is_named_with_its_code(string field, string json, string expected) =>
        Assert.Equal(expected, Messages.Faults(Messages.Read(Messages.With(field, json))));

    [Fact]
    public void All_faults_are_told_together_in_the_order_of_the_fields()
    {
        var body = Messages.Read("""{"rate":"x","userId":"","amountSell":-1,"id":{},"rate":2,"currencyFrom":"EUR","currencyTo":"EUR"}""");
        Assert.Equal(
            "userId bad_length, currencyTo same_currency, amountSell not_positive, amountBuy missing, rate not_a_number, rate duplicate, "
            + "timePlaced missing, originatingCountry missing, id wrong_type",
            Messages.Faults(body));
    }

    [Fact]
    public void Field_twice_is_a_fault_and_unknown_fields_are_passed_over()
    {
        Assert.Equal("rate duplicate", Messages.Faults(Messages.Read(Messages.Good.Insert(1, "\"ra te\":1,"))));
        Assert.Equal("", Messages.Faults(Messages.Read(Messages.Good.Insert(1, "\"x\":{\"userId\":[1,2]},\"y\":null,"))));
    }

    [Fact]
    public void Times_up_to_five_minutes_ahead_and_of_any_age_are_taken()
    {
        Assert.Equal(
            Messages.NowMs + 300_000, Messages.ReadOne(Messages.With("timePlaced", "\"2026-01-01T00:05:00Z\"")).Message.TimePlacedMs);
        Assert.Equal(-62_135_596_800_000, Messages.ReadOne(Messages.With("timePlaced", "\"0001-01-01T00:00:00Z\"")).Message.TimePlacedMs);
    }

    [Theory]
    [InlineData("1000", "747.10", "0.7471", TradeClass.Direct)]
    [InlineData("747.10", "1000", "0.7471", TradeClass.Inverse)]
    [InlineData("\"747.1\"", "\"1000.00\"", "\"0.7471\"", TradeClass.Inverse)]
    [InlineData("1000", "800", "0.7471", TradeClass.Mismatch)]
    [InlineData("1e3", "7.471E+2", "74.71e-2", TradeClass.Direct)]
    public void Digits_sent_decide_about_consistency(string sell, string buy, string rate, TradeClass expected)
    {
        var json = Messages.Good.Replace("1000,", "S,", StringComparison.Ordinal).Replace("747.10", buy, StringComparison.Ordinal)
            .Replace("0.7471", rate, StringComparison.Ordinal).Replace("S,", $"{sell},", StringComparison.Ordinal);
        Assert.Equal(expected, Messages.ReadOne(json).Message.Class);
    }

    [Theory]
    [InlineData("currencyFrom", "\"eur \"", "currencyFrom strict_warning")]
    [InlineData("originatingCountry", "\"UK\"", "originatingCountry strict_warning")]
    [InlineData("amountBuy", "800", "rate strict_mismatch")]
    [InlineData("amountBuy", "747.10", "")]
    public void Strict_reading_refuses_repairs_and_mismatches(string field, string json, string expected) =>
        Assert.Equal(expected, Messages.Faults(Messages.Read(Messages.With(field, json), isStrict: true)));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("{]")]
    [InlineData("{\"userId\":1}x")]
    [InlineData("[{},]")]
    [InlineData("{'userId':1}")]
    [InlineData("userId=1&rate=2")]
    [InlineData("[1]{}")]
    public void What_is_no_json_is_refused_as_a_whole(string text) => Assert.Equal("not_json", Messages.Faults(Messages.Read(text)));

    [Theory]
    [InlineData("1", "not_an_object")]
    [InlineData("\"x\"", "not_an_object")]
    [InlineData("null", "not_an_object")]
    [InlineData("[]", "bad_item_count")]
    public void Other_json_is_refused_as_a_whole(string text, string expected) =>
        Assert.Equal(expected, Messages.Faults(Messages.Read(text)));

    [Fact]
    public void Array_has_an_item_for_each_message_in_order()
    {
        var body = Messages.Read($"\ufeff [{Messages.Of("a")},7,{Messages.With("rate", "0")},{Messages.Of("b")}]\r\n", key: "k");
        Assert.Equal((TradeFault.None, true, 4), (body.Fault, body.IsArray, body.Count));
        Assert.Equal(("a", "b"), (body[0].Incoming.Key, body[3].Incoming.Key));
        Assert.Equal(new MessageProblem("", TradeFault.NotAnObject), Assert.Single(body[1].Problems!));
        Assert.Equal(new MessageProblem("rate", TradeFault.NotPositive), Assert.Single(body[2].Problems!));
    }

    [Fact]
    public void Key_of_the_request_stands_for_an_id_and_its_items_are_numbered()
    {
        Assert.Equal("k", Messages.Read(Messages.Good, key: "k")[0].Incoming.Key);
        Assert.Equal("own", Messages.Read(Messages.Of("own"), key: "k")[0].Incoming.Key);
        Assert.Equal("k#1", Messages.Read($"[{Messages.Good},{Messages.Good}]", key: "k")[1].Incoming.Key);
    }

    [Theory]
    [InlineData(1_000, TradeFault.None)]
    [InlineData(1_001, TradeFault.BadItemCount)]
    public void Array_has_at_most_a_thousand_messages(int count, TradeFault expected)
    {
        var body = Messages.Read($"[{string.Join(',', Enumerable.Repeat(Messages.Good, count))}]");
        Assert.Equal((expected, expected == TradeFault.None ? count : 0), (body.Fault, body.Count));
        if (expected == TradeFault.None)
            Assert.True(body[999].IsSound);
    }

    [Fact]
    public void Lengths_of_names_are_bounded()
    {
        var longest = new string('ä', TradeMessage.UserIdLengthMax);
        Assert.Equal(longest, Messages.ReadOne(Messages.With("userId", $"\"{longest}\"")).Message.UserId);
        Assert.Equal("userId bad_length", Messages.Faults(Messages.Read(Messages.With("userId", $"\"{longest}a\""))));
        Assert.Equal("id bad_length", Messages.Faults(Messages.Read(Messages.With("id", $"\"{new string('a', 256)}\""))));
        Assert.Equal("userId bad_length", Messages.Faults(Messages.Read(Messages.With("userId", $"\"{new string('a', 5_000)}\""))));
    }

    [Theory]
    [InlineData("ä")]
    [InlineData("€")]
    [InlineData("😀")]
    public void Lengths_of_names_are_in_characters_whatever_their_bytes(string character)
    {
        var longest = string.Concat(Enumerable.Repeat(character, TradeMessage.UserIdLengthMax));
        Assert.Equal(longest, Messages.ReadOne(Messages.With("userId", $"\"{longest}\"")).Message.UserId);
        Assert.Equal("userId bad_length", Messages.Faults(Messages.Read(Messages.With("userId", $"\"{longest}{character}\""))));
        var key = string.Concat(Enumerable.Repeat(character, IncomingMessage.KeyLengthMax));
        Assert.Equal(key, Messages.ReadOne(Messages.With("id", $"\"{key}\"")).Key);
        Assert.Equal("id bad_length", Messages.Faults(Messages.Read(Messages.With("id", $"\"{key}{character}\""))));
    }

    [Fact]
    public void Digits_that_do_not_fit_are_rounded_however_many_are_sent()
    {
        var message = Messages.ReadOne(Messages.With("amountSell", "1000." + new string('0', 90) + "1")).Message;
        Assert.Equal(TradeAmount.FromUnits(1_000_000_000), message.AmountSell);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_a_fault_of_their_field()
    {
        var bytes = Encoding.Latin1.GetBytes(Messages.With("userId", "\"M\u00fcller\""));
        Assert.Equal("userId bad_characters", Messages.Faults(MessageBody.Read(bytes, null, isStrict: false, Messages.NowMs)));
    }
}
