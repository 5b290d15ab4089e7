using System.Buffers;
using Trading.Exchange.Statistics;

namespace Trading.Grains.Tests.Exchange.Statistics;

/// <summary>Statistics as they come back from what is stored of them.</summary>
internal static class StatisticsCopies
{
    public static MarketStatistics Of(MarketStatistics statistics, long notionalPerTickLot) => Load(Saved(statistics), notionalPerTickLot);

    public static byte[] Saved(MarketStatistics statistics)
    {
        var form = new ArrayBufferWriter<byte>();
        StatisticsSnapshot.Save(statistics, new BinaryWriterOver(form));
        return form.WrittenSpan.ToArray();
    }

    public static MarketStatistics Load(ReadOnlySpan<byte> form, long notionalPerTickLot)
    {
        var reader = new BinaryReaderOver(form);
        var statistics = StatisticsSnapshot.Load(ref reader, notionalPerTickLot);
        reader.ExpectEnd();
        return statistics;
    }
}
