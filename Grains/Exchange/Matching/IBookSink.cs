namespace Trading.Exchange.Matching;

/// <summary>
/// Hears what a command does, in the order in which it happens. The book is in the middle of the command: a sink must neither call it nor
/// throw.
/// </summary>
internal interface IBookSink
{
    /// <summary>A new order has this number from now on; whatever becomes of it follows.</summary>
    void Accepted(long number, int owner);

    /// <summary>A new order is refused: it has no number and nothing has changed.</summary>
    void Rejected(int owner, Refusal refusal);

    /// <summary>Two orders traded. Where nothing is left of one, its <see cref="Closed"/> follows.</summary>
    void Traded(in BookTrade trade);

    /// <summary>An order is open no longer; <paramref name="lotsLeft"/> of it did not trade.</summary>
    void Closed(long number, int owner, CloseReason reason, long lotsLeft);

    /// <summary>
    /// An order has a new price or quantity; the trades that follow from it come after. <paramref name="totalLots"/> has the filled part in
    /// it.
    /// </summary>
    void Amended(long number, int owner, long priceTicks, long totalLots, long lotsLeft, bool keptPlace);

    /// <summary>An order stays as it was.</summary>
    void AmendRefused(long number, Refusal refusal);

    /// <summary>No order of that number is open.</summary>
    void CancelRefused(long number);

    /// <summary>What rests at a price has changed to <paramref name="lots"/>; 0 where nothing rests there any more.</summary>
    void LevelChanged(OrderSide side, long priceTicks, long lots);
}
