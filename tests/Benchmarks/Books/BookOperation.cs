using Trading.Exchange;
using Trading.Exchange.Matching;

namespace Trading.Benchmarks.Books;

/// <summary>A command to a book in 32 bytes, so that reading it costs little beside executing it.</summary>
internal readonly record struct BookOperation(long Number, long PriceTicks, int Lots, int Owner, OperationKind Kind, OrderSide Side)
{
    /// <summary>Executes it.</summary>
    public void ApplyTo(OrderBook book, ref CountingSink sink)
    {
        switch (Kind)
        {
            case OperationKind.Cancel:
                book.Cancel(Number, ref sink);
                break;
            case OperationKind.Amend:
                book.Amend(Number, PriceTicks, Lots, ref sink);
                break;
            default:
                book.Place(Order(), ref sink);
                break;
        }
    }

    private NewOrder Order() => new()
    {
        Owner = Owner,
        Side = Side,
        Type = Kind == OperationKind.Market ? OrderType.Market : OrderType.Limit,
        PriceTicks = PriceTicks,
        Lots = Lots,
        TimeInForce = Kind == OperationKind.ImmediateOrCancel ? TimeInForce.ImmediateOrCancel : TimeInForce.GoodTillCancelled,
    };
}
