using Trading.Exchange.Matching;

namespace Trading.Exchange;

/// <summary>Hands what the order book does to the engine; a struct, so that the calls are direct.</summary>
internal readonly struct EngineSink(BookEngine engine) : IBookSink
{
    /// <inheritdoc/>
    public void Accepted(long number, int owner) => engine.OnAccepted(number);

    /// <inheritdoc/>
    public void Rejected(int owner, Refusal refusal) => engine.OnRejected(refusal);

    /// <inheritdoc/>
    public void Traded(in BookTrade trade) => engine.OnTraded(trade);

    /// <inheritdoc/>
    public void Closed(long number, int owner, CloseReason reason, long lotsLeft) => engine.OnClosed(number, reason);

    /// <inheritdoc/>
    public void Amended(long number, int owner, long priceTicks, long totalLots, long lotsLeft, bool keptPlace) =>
        engine.OnAmended(priceTicks, totalLots);

    /// <inheritdoc/>
    public void AmendRefused(long number, Refusal refusal) => engine.OnAmendRefused(refusal);

    /// <inheritdoc/>
    public void CancelRefused(long number) => engine.OnCancelRefused();

    /// <inheritdoc/>
    public void LevelChanged(OrderSide side, long priceTicks, long lots) => engine.OnLevelChanged(side, priceTicks, lots);
}
