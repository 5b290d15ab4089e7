using System.Text;
using Trading.Quotes;

namespace Trading.Grains.Tests.Quotes;

public sealed class QuoteReplyParserTests
{
    private const string Key = "wMAtL22HS2t80DaDlGgklqBCINFyGfCGHf64YwBOwXoGRGoKtvXXsw==";

    [Theory]
    [InlineData("12.34,ABC,user1,1795229401139," + Key, 12_340_000)]
    [InlineData("12.3,ABC,user1,1795229401139," + Key, 12_300_000)]
    [InlineData("12,ABC,user1,1795229401139," + Key, 12_000_000)]
    [InlineData("0.01,ABC,user1,1,k", 10_000)]
    [InlineData("12.34,ABC,user1,1795229401139," + Key + "\r", 12_340_000)]
    public void Proper_answer_gives_its_price(string line, long micros)
    {
        var reply = Parse(line);
        Assert.Equal(QuoteFailure.None, reply.Failure);
        Assert.Equal(Money.FromMicros(micros), reply.Price);
    }

    [Fact]
    public void Proper_answer_gives_timestamp_and_key()
    {
        var reply = Parse("12.34,ABC,user1,1795229401139," + Key);
        Assert.Equal(1795229401139, reply.ServerTimeMs);
        Assert.Equal(Key, reply.CryptoKey);
    }

    [Theory]
    [InlineData("", nameof(QuoteFailure.Malformed))]
    [InlineData("nonsense", nameof(QuoteFailure.Malformed))]
    [InlineData(",,,,,,,,,,,,,", nameof(QuoteFailure.Malformed))]
    [InlineData("12.34,ABC,user1,1795229401139", nameof(QuoteFailure.Malformed))]
    [InlineData("12.34,ABC,user1,1795229401139,k,k", nameof(QuoteFailure.Malformed))]
    [InlineData("12.34,ABD,user1,1795229401139,k", nameof(QuoteFailure.WrongSymbol))]
    [InlineData("12.34,abc,user1,1795229401139,k", nameof(QuoteFailure.WrongSymbol))]
    [InlineData("12.34,,user1,1795229401139,k", nameof(QuoteFailure.WrongSymbol))]
    [InlineData("12.34,ABC,user2,1795229401139,k", nameof(QuoteFailure.WrongUser))]
    [InlineData("12.34,ABC,user,1795229401139,k", nameof(QuoteFailure.WrongUser))]
    [InlineData("12.34,ABC,,1795229401139,k", nameof(QuoteFailure.WrongUser))]
    [InlineData(",ABC,user1,1795229401139,k", nameof(QuoteFailure.BadPrice))]
    [InlineData("0,ABC,user1,1795229401139,k", nameof(QuoteFailure.BadPrice))]
    [InlineData("0.00,ABC,user1,1795229401139,k", nameof(QuoteFailure.BadPrice))]
    [InlineData("-12.34,ABC,user1,1795229401139,k", nameof(QuoteFailure.BadPrice))]
    [InlineData("12.345,ABC,user1,1795229401139,k", nameof(QuoteFailure.BadPrice))]
    [InlineData("1e3,ABC,user1,1795229401139,k", nameof(QuoteFailure.BadPrice))]
    [InlineData("NaN,ABC,user1,1795229401139,k", nameof(QuoteFailure.BadPrice))]
    [InlineData("99999999999999999999,ABC,user1,1795229401139,k", nameof(QuoteFailure.BadPrice))]
    [InlineData("12.34,ABC,user1,,k", nameof(QuoteFailure.BadTimestamp))]
    [InlineData("12.34,ABC,user1,soon,k", nameof(QuoteFailure.BadTimestamp))]
    [InlineData("12.34,ABC,user1,0,k", nameof(QuoteFailure.BadTimestamp))]
    [InlineData("12.34,ABC,user1,-5,k", nameof(QuoteFailure.BadTimestamp))]
    [InlineData("12.34,ABC,user1,1795229401139.5,k", nameof(QuoteFailure.BadTimestamp))]
    [InlineData("12.34,ABC,user1,99999999999999999999,k", nameof(QuoteFailure.BadTimestamp))]
    [InlineData("12.34,ABC,user1,1795229401139,", nameof(QuoteFailure.BadCryptoKey))]
    [InlineData("12.34,ABC,user1,1795229401139,a b", nameof(QuoteFailure.BadCryptoKey))]
    [InlineData("12.34,ABC,user1,1795229401139,schlüssel", nameof(QuoteFailure.BadCryptoKey))]
    public void Anything_else_is_refused_with_the_reason(string line, string failure) =>
        Assert.Equal(failure, Parse(line).Failure.ToString());

    [Fact]
    public void Cryptokey_may_have_128_characters_and_no_more()
    {
        Assert.Equal(QuoteFailure.None, Parse("1.00,ABC,user1,1," + new string('k', 128)).Failure);
        Assert.Equal(QuoteFailure.BadCryptoKey, Parse("1.00,ABC,user1,1," + new string('k', 129)).Failure);
    }

    [Fact]
    public void User_id_beyond_ascii_is_compared_as_utf8()
    {
        var user = new string('€', 64);
        var line = Encoding.UTF8.GetBytes($"1.00,ABC,{user},1,k");
        Assert.Equal(QuoteFailure.None, QuoteReplyParser.Parse(line, Symbol.Parse("ABC"), user).Failure);
    }

    [Fact]
    public void Longest_proper_answer_fits_the_bounded_read()
    {
        var line = $"9000000000000.00,ABC,{new string('€', 64)},{long.MaxValue},{new string('k', 128)}\r\n";
        Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, QuoteReplyParser.BytesMax);
    }

    private static QuoteReply Parse(string line) => QuoteReplyParser.Parse(Encoding.UTF8.GetBytes(line), Symbol.Parse("ABC"), "user1");
}
