using System.Globalization;
using System.Text;
using Trading.Exchange;

namespace Trading.Simulation.Exchange;

/// <summary>All that a book shows; trades oldest first.</summary>
internal sealed record MarketState(Instrument Instrument, PriceLevel[] Bids, PriceLevel[] Asks, MarketTrade[] Trades)
{
    internal string Symbol => Instrument.Symbol;

    internal static async Task<MarketState> ReadAsync(SimulatedNode node, Instrument instrument)
    {
        var grain = node.Grains.GetGrain<IMarketGrain>(instrument.Symbol);
        var depth = await grain.GetDepthAsync(0);
        var trades = await grain.GetTradesAsync(int.MaxValue);
        return new MarketState(instrument, depth.Bids, depth.Asks, [.. trades.Reverse()]);
    }

    internal void Write(StringBuilder text)
    {
        var lines = Bids.Select(level => $"bid {level}")
            .Concat(Asks.Select(level => $"ask {level}"))
            .Concat(Trades.Select(t => $"{t}"));
        foreach (var line in lines)
            text.AppendLine(CultureInfo.InvariantCulture, $"{Symbol} {line}");
    }
}
