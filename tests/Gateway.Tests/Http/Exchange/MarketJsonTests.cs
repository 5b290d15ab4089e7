using Trading.Exchange;
using Trading.Gateway.Exchange;
using Trading.Gateway.Http.Exchange;

namespace Trading.Gateway.Tests.Http.Exchange;

/// <summary>Golden: clients know this text.</summary>
public sealed class MarketJsonTests
{
    private const long TimeMs = 1_795_235_687_410;

    [Fact]
    public void Depth_is_prices_and_quantities() => Assert.Equal(
        """
        {"symbol":"ETH-BTC","seq":42,"ts":"2026-11-21T04:34:47.410Z","bids":[["0.03","1.5"],["0.029999","0"]],"asks":[]}
        """,
        JsonText.Of(
            ExchangeDocuments.Default.DepthDocument,
            json => MarketJson.Write(
                json, new Depth(42, TimeMs, [new PriceLevel(30_000, 150), new PriceLevel(29_999, 0)], []), TestInstruments.EthBtc)));

    [Fact]
    public void Trade_has_its_takers_side() => Assert.Equal(
        """{"tradeId":9,"price":"0.01","quantity":"1","takerSide":"sell","ts":"2026-11-21T04:34:47.410Z"}""",
        JsonText.Of(
            ExchangeDocuments.Default.TradeDocument,
            json => MarketJson.Write(json, new MarketTrade(9, 1, 1, OrderSide.Sell, TimeMs), TestInstruments.Stock)));

    [Fact]
    public void Ticker_has_all_figures()
    {
        var ticker = new Ticker
        {
            TimeMs = TimeMs,
            OpenTicks = 1,
            HighTicks = 300,
            LowTicks = 1,
            LastTicks = 250,
            VolumeLots = (Int128)long.MaxValue * 10,
            VolumeQuote = 1_500_000,
            Trades = 3,
            BidTicks = 249,
        };
        Assert.Equal(
            """
            {"symbol":"S-USD","open":"0.01","high":"3","low":"0.01","last":"2.5","volume":"92233720368547758070","quoteVolume":"1.5",
            "tradeCount":3,"bid":"2.49","ask":null,"ts":"2026-11-21T04:34:47.410Z"}
            """.ReplaceLineEndings(""),
            JsonText.Of(ExchangeDocuments.Default.TickerDocument, json => MarketJson.Write(json, ticker, TestInstruments.Stock)));
    }

    [Fact]
    public void Ticker_of_a_new_instrument_has_no_prices() => Assert.Equal(
        """
        {"symbol":"S-USD","open":null,"high":null,"low":null,"last":null,"volume":"0","quoteVolume":"0","tradeCount":0,
        "bid":null,"ask":null,"ts":"2026-11-21T04:34:47.410Z"}
        """.ReplaceLineEndings(""),
        JsonText.Of(
            ExchangeDocuments.Default.TickerDocument,
            json => MarketJson.Write(json, new Ticker { TimeMs = TimeMs }, TestInstruments.Stock)));

    [Fact]
    public void Candle_begins_with_its_interval() => Assert.Equal(
        """
        {"openTime":"2026-11-21T04:34:00.000Z","open":"1","high":"3","low":"0.5","close":"2","volume":"10","quoteVolume":"12.5",
        "tradeCount":4}
        """.ReplaceLineEndings(""),
        JsonText.Of(
            ExchangeDocuments.Default.KlineDocument,
            json => MarketJson.Write(json, new Kline(TimeMs - 47_410, 100, 300, 50, 200, 10, 12_500_000, 4), TestInstruments.Stock)));

    [Fact]
    public void Instrument_has_its_terms_and_filters() => Assert.Equal(
        """
        {"symbol":"ETH-USD","base":"ETH","quote":"USD","tick":"0.01","lot":"0.001","minNotional":"10","makerFee":"0.0001",
        "takerFee":"0.001","status":"halted","filters":{"price":{"min":"0.01","step":"0.01"},
        "quantity":{"min":"0.001","step":"0.001"},"notional":{"min":"10"}}}
        """.ReplaceLineEndings(""),
        JsonText.Of(
            ExchangeDocuments.Default.InstrumentDocument,
            json => InstrumentJson.Write(json, TestInstruments.EthUsd with { Status = InstrumentStatus.Halted })));
}
