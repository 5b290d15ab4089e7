namespace Trading.Exchange;

/// <summary>Collects what the public sees of a book's commands, each change with the entry of the journal that it follows from.</summary>
internal sealed class MarketChanges
{
    private readonly Queue<(long Entry, OrderSide Side, PriceLevel Level)> _levels = new();
    private readonly Queue<(long Entry, MarketTrade Trade)> _trades = new();

    /// <summary>What rests at a price has changed.</summary>
    public void Add(long entry, OrderSide side, PriceLevel level) => _levels.Enqueue((entry, side, level));

    /// <summary>There was a trade.</summary>
    public void Add(long entry, in MarketTrade trade) => _trades.Enqueue((entry, trade));

    /// <summary>Takes what follows from durable entries, the last state of each price; null where that is nothing.</summary>
    public MarketUpdate? Take(long durableEntry, long sequence, long timeMs)
    {
        Dictionary<long, long>? bids = null;
        Dictionary<long, long>? asks = null;
        List<MarketTrade>? trades = null;
        while (_levels.TryPeek(out var change) && change.Entry <= durableEntry)
        {
            _levels.Dequeue();
            var side = change.Side == OrderSide.Buy ? bids ??= [] : asks ??= [];
            side[change.Level.Ticks] = change.Level.Lots;
        }

        while (_trades.TryPeek(out var traded) && traded.Entry <= durableEntry)
            (trades ??= []).Add(_trades.Dequeue().Trade);
        return bids is null && asks is null && trades is null
            ? null
            : new MarketUpdate
            {
                Sequence = sequence,
                TimeMs = timeMs,
                Bids = LevelsOf(bids),
                Asks = LevelsOf(asks),
                Trades = trades is null ? [] : [.. trades],
            };
    }

    private static PriceLevel[] LevelsOf(Dictionary<long, long>? lotsByPrice) =>
        lotsByPrice is null ? [] : [.. lotsByPrice.Select(pair => new PriceLevel(pair.Key, pair.Value))];
}
