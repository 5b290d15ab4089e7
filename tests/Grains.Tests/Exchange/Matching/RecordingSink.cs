using Trading.Exchange;
using Trading.Exchange.Matching;

namespace Trading.Grains.Tests.Exchange.Matching;

/// <summary>Keeps what a book says.</summary>
internal sealed class RecordingSink : IBookSink
{
    public List<BookEvent> Events { get; } = [];

    public void Accepted(long number, int owner) => Add(BookEventKind.Accepted, number, owner);

    public void Rejected(int owner, Refusal refusal) => Add(BookEventKind.Rejected, 0, owner, (byte)refusal);

    public void Traded(in BookTrade trade) => Events.Add(new BookEvent(BookEventKind.Traded, 0, 0, 0, 0, 0, 0, trade));

    public void Closed(long number, int owner, CloseReason reason, long lotsLeft) =>
        Add(BookEventKind.Closed, number, owner, (byte)reason, lotsLeft);

    public void Amended(long number, int owner, long priceTicks, long totalLots, long lotsLeft, bool keptPlace) =>
        Add(BookEventKind.Amended, number, owner, keptPlace ? (byte)1 : (byte)0, priceTicks, totalLots, lotsLeft);

    public void AmendRefused(long number, Refusal refusal) => Add(BookEventKind.AmendRefused, number, 0, (byte)refusal);

    public void CancelRefused(long number) => Add(BookEventKind.CancelRefused, number, 0);

    public void LevelChanged(OrderSide side, long priceTicks, long lots) =>
        Add(BookEventKind.LevelChanged, 0, 0, (byte)side, priceTicks, lots);

    /// <summary>The events as the tables write them; then forgets them.</summary>
    public string Take()
    {
        var text = string.Join("; ", Events);
        Events.Clear();
        return text;
    }

    private void Add(BookEventKind kind, long number, int owner, byte code = 0, long a = 0, long b = 0, long c = 0) =>
        Events.Add(new BookEvent(kind, number, owner, code, a, b, c, default));
}
