using Trading.Exchange;
using Trading.Exchange.Matching;

namespace Trading.Benchmarks.Books;

/// <summary>Takes what a book says and keeps as little of it as shows that it was said.</summary>
internal struct CountingSink : IBookSink
{
    /// <summary>How many trades there were.</summary>
    public long Trades;

    /// <summary>How many commands were refused.</summary>
    public long Refused;

    /// <summary>A sum over everything said: the same for the same commands.</summary>
    public ulong Sum;

    /// <inheritdoc/>
    public void Accepted(long number, int owner) => Mix(number);

    /// <inheritdoc/>
    public void Rejected(int owner, Refusal refusal) => Refused++;

    /// <inheritdoc/>
    public void Traded(in BookTrade trade)
    {
        Trades++;
        Mix(trade.PriceTicks);
        Mix(trade.Lots);
        Mix(trade.MakerNumber);
    }

    /// <inheritdoc/>
    public void Closed(long number, int owner, CloseReason reason, long lotsLeft) => Mix(lotsLeft);

    /// <inheritdoc/>
    public void Amended(long number, int owner, long priceTicks, long totalLots, long lotsLeft, bool keptPlace) => Mix(lotsLeft);

    /// <inheritdoc/>
    public void AmendRefused(long number, Refusal refusal) => Refused++;

    /// <inheritdoc/>
    public void CancelRefused(long number) => Refused++;

    /// <inheritdoc/>
    public void LevelChanged(OrderSide side, long priceTicks, long lots) => Mix(lots);

    private void Mix(long value) => Sum = unchecked((Sum ^ (ulong)value) * 0x9E3779B97F4A7C15);
}
