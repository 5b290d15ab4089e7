using Trading.Exchange.Matching;

namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>A command to a book, as a journal would hold it.</summary>
internal readonly record struct BookCommand(BookCommandKind Kind, NewOrder Order, long Number, long PriceTicks, long Lots)
{
    public static BookCommand Place(NewOrder order) => new(BookCommandKind.Place, order, 0, 0, 0);

    public static BookCommand Cancel(long number) => new(BookCommandKind.Cancel, default, number, 0, 0);

    public static BookCommand Amend(long number, long priceTicks, long lots) =>
        new(BookCommandKind.Amend, default, number, priceTicks, lots);

    public void ApplyTo<TSink>(OrderBook book, ref TSink sink)
        where TSink : IBookSink, allows ref struct
    {
        switch (Kind)
        {
            case BookCommandKind.Place:
                book.Place(Order, ref sink);
                break;
            case BookCommandKind.Cancel:
                book.Cancel(Number, ref sink);
                break;
            default:
                book.Amend(Number, PriceTicks, Lots, ref sink);
                break;
        }
    }

    public void ApplyTo(NaiveBook book, IBookSink sink)
    {
        switch (Kind)
        {
            case BookCommandKind.Place:
                book.Place(Order, sink);
                break;
            case BookCommandKind.Cancel:
                book.Cancel(Number, sink);
                break;
            default:
                book.Amend(Number, PriceTicks, Lots, sink);
                break;
        }
    }
}
