namespace Trading.Exchange.Statistics;

/// <summary>The stored form of <see cref="MarketStatistics"/>. Its first byte is a version, so that the form can grow.</summary>
internal static class StatisticsSnapshot
{
    private const byte Version = 1;

    /// <summary>Writes statistics.</summary>
    public static void Save(MarketStatistics statistics, BinaryWriterOver output)
    {
        output.Byte(Version);
        var trades = statistics.Trades(MarketStatistics.TradesKept);
        output.Unsigned((ulong)trades.Length);
        foreach (var trade in trades)
        {
            output.Signed(trade.TradeId);
            output.Signed(trade.Ticks);
            output.Signed(trade.Lots);
            output.Byte((byte)trade.TakerSide);
            output.Signed(trade.TimeMs);
        }

        foreach (var interval in Enum.GetValues<KlineInterval>())
        {
            var klines = statistics.Klines(interval, 0, KlineSeries.Capacity);
            output.Unsigned((ulong)klines.Length);
            foreach (var kline in klines)
                Save(kline, output);
        }
    }

    /// <summary>Reads statistics; throws <see cref="FormatException"/> on what is not, or what no trades could have led to.</summary>
    public static MarketStatistics Load(ref BinaryReaderOver input, long notionalPerTickLot)
    {
        var version = input.Byte();
        if (version != Version)
            throw new FormatException($"Market statistics of version {version} are not known to this version.");
        var statistics = new MarketStatistics(notionalPerTickLot);
        for (var left = input.Count(MarketStatistics.TradesKept); left > 0; left--)
        {
            var trade = new MarketTrade(input.Signed(), input.Signed(), input.Signed(), (OrderSide)input.Byte(), input.Signed());
            if (trade.TakerSide > OrderSide.Sell || trade.TimeMs < 0 || trade.Ticks < 1 || trade.Lots < 1 || !statistics.TryRestore(trade))
                throw new FormatException($"Market statistics with {trade}.");
        }

        foreach (var interval in Enum.GetValues<KlineInterval>())
        {
            for (var left = input.Count(KlineSeries.Capacity); left > 0; left--)
            {
                var kline = LoadKline(ref input);
                if (!IsPossible(kline) || !statistics.Series(interval).TryRestore(kline))
                    throw new FormatException($"Market statistics with {kline} of {interval}.");
            }
        }

        return statistics;
    }

    private static bool IsPossible(in Kline kline) =>
        kline.OpenMs >= 0 && kline.LowTicks >= 1 && kline.Trades >= 1
        && kline.VolumeLots >= kline.Trades && kline.VolumeQuote >= kline.Trades
        && kline.LowTicks <= Math.Min(kline.OpenTicks, kline.CloseTicks) && kline.HighTicks >= Math.Max(kline.OpenTicks, kline.CloseTicks);

    private static void Save(in Kline kline, BinaryWriterOver output)
    {
        output.Signed(kline.OpenMs);
        output.Signed(kline.OpenTicks);
        output.Signed(kline.HighTicks);
        output.Signed(kline.LowTicks);
        output.Signed(kline.CloseTicks);
        output.Wide(kline.VolumeLots);
        output.Wide(kline.VolumeQuote);
        output.Signed(kline.Trades);
    }

    private static Kline LoadKline(ref BinaryReaderOver input) => new(
        input.Signed(), input.Signed(), input.Signed(), input.Signed(), input.Signed(),
        input.Wide(), input.Wide(), input.Signed());
}
