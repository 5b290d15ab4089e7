using System.Text;
using Trading.Exchange;

namespace Trading.Grains.Interfaces.Tests.Exchange;

/// <summary>Golden: clients know these words.</summary>
public sealed class ExchangeWordsTests
{
    [Fact]
    public void Words_are_those_that_clients_know()
    {
        Assert.Equal("Buy=buy Sell=sell", TextOf(ExchangeWords.Sides));
        Assert.Equal("Limit=limit Market=market", TextOf(ExchangeWords.Types));
        Assert.Equal("GoodTillCancelled=GTC ImmediateOrCancel=IOC FillOrKill=FOK", TextOf(ExchangeWords.TimesInForce));
        Assert.Equal(
            "CancelTaker=cancelTaker CancelMaker=cancelMaker CancelBoth=cancelBoth None=none", TextOf(ExchangeWords.SelfTradePreventions));
        Assert.Equal(
            "New=New PartiallyFilled=PartiallyFilled Filled=Filled Cancelled=Cancelled Rejected=Rejected", TextOf(ExchangeWords.Statuses));
        Assert.Equal(
            "None= User=user Unfilled=unfilled Killed=killed SelfTrade=self_trade PostOnly=post_only_would_take Halted=instrument_halted "
            + "Funds=insufficient_funds Limit=limit_exceeded NotOpen=order_not_open",
            TextOf(ExchangeWords.Reasons));
        Assert.Equal("Maker=maker Taker=taker", TextOf(ExchangeWords.Roles));
        Assert.Equal("OneMinute=1m FiveMinutes=5m FifteenMinutes=15m OneHour=1h OneDay=1d", TextOf(ExchangeWords.Intervals));
        Assert.Equal("Trading=trading Halted=halted", TextOf(ExchangeWords.InstrumentStatuses));
    }

    [Theory]
    [InlineData("Buy")]
    [InlineData("BUY")]
    [InlineData("buy ")]
    [InlineData("")]
    [InlineData("0")]
    public void Word_that_is_not_written_like_this_is_none(string word) =>
        Assert.False(ExchangeWords.Sides.TryParse(Encoding.UTF8.GetBytes(word), out _));

    [Fact]
    public void Empty_word_is_not_the_value_that_has_none() => Assert.False(ExchangeWords.Reasons.TryParse([], out _));

    private static string TextOf<TEnum>(WordTable<TEnum> table)
        where TEnum : unmanaged, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            Assert.Equal(table.Of(value) ?? "", Encoding.ASCII.GetString(table.Utf8Of(value)));
            if (table.Of(value) is not null)
                Assert.True(table.TryParse(table.Utf8Of(value), out var read) && read.Equals(value));
        }

        return string.Join(' ', Enum.GetValues<TEnum>().Select(value => $"{value}={table.Of(value)}"));
    }
}
