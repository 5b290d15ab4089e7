using Trading.Exchange;
using Trading.Gateway.History;

namespace Trading.Gateway.Tests.History;

public sealed class HistoryFoldTests
{
    private const string Pair = "BTC-USD";

    private readonly HistoryUser _user = new("u");
    private readonly HistoryFold _fold;
    private long _number;

    public HistoryFoldTests() => _fold = new HistoryFold(
        new Dictionary<string, HistoryUser> { ["u"] = _user },
        new Dictionary<OrderName, HistoryOrder>(), new Dictionary<string, long> { [Pair] = 10 });

    [Fact]
    public void A_refusal_after_the_end_of_an_order_is_told_and_changes_nothing()
    {
        Place(lots: 5);
        Tell(new BookEvent { Kind = BookEventKind.Accepted, Order = 1, TimeMs = 20 });
        Tell(new BookEvent { Kind = BookEventKind.Filled, Order = 1, TimeMs = 30, Ticks = 7, Lots = 5, TradeId = 9, Fee = 2 });
        Tell(new BookEvent { Kind = BookEventKind.CancelRefused, Order = 1, TimeMs = 40, Reason = OrderReason.NotOpen });
        var order = Assert.Single(_fold.Placed);
        Assert.Equal((OrderStatus.Filled, 5L, 350L, 20L, 30L),
            (order.Status, order.FilledLots, order.FilledQuote, order.ReceivedMs, order.UpdatedMs));
        Assert.Equal(["placed", "accepted", "filled", "cancel_refused"], _fold.Changes.Select(change => change.Kind));
        Assert.Equal((1L, 350L), (Assert.Single(_fold.Trades).Fill.Sequence, _fold.Trades[0].Notional));
    }

    [Fact]
    public void An_event_that_the_history_has_is_passed_over()
    {
        Place(lots: 5);
        var fill = new BookTold(Pair, new BookEvent { Kind = BookEventKind.Filled, Order = 1, Ticks = 7, Lots = 2 });
        _fold.Apply(new HistoryEntry("u", 2, 30, fill));
        _fold.Apply(new HistoryEntry("u", 2, 30, fill));
        Assert.Equal((2L, 1L, 2L), (_fold.Placed[0].FilledLots, _user.Fills, _user.LastEvent));
    }

    [Fact]
    public void An_event_of_an_unknown_order_is_a_mismatch() =>
        Assert.Throws<HistoryMismatchException>(() => Tell(new BookEvent { Kind = BookEventKind.Closed, Order = 3 }));

    [Theory]
    [InlineData("5,3,1", "4,2", 10, "5,4,3,2,1")]
    [InlineData("5,4", "4,3,2", 3, "5,4,3")]
    [InlineData("", "2,1", 10, "2,1")]
    [InlineData("9", "", 10, "9")]
    public void Lists_are_merged_by_sequence(string first, string second, int limit, string expected) => Assert.Equal(
        Numbers(expected), PostgresOrderHistory.Merge([.. Numbers(first)], Numbers(second), number => number, limit));

    [Fact]
    public void Pauses_double_up_to_the_most_and_begin_anew_after_a_success()
    {
        var pauses = new HistoryPauses(TimeSpan.FromMilliseconds(400));
        foreach (var step in new[] { 100, 200, 400, 400 })
            Assert.InRange(pauses.Next().TotalMilliseconds, step / 2.0, step);
        pauses.Reset();
        Assert.InRange(pauses.Next().TotalMilliseconds, 50, 100);
    }

    private static List<long> Numbers(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)];

    private void Place(long lots)
    {
        var request = new PlaceOrder { Symbol = Pair, Side = OrderSide.Buy, Type = OrderType.Limit, Ticks = 7, Lots = lots };
        var placed = new OrderPlaced(Guid.NewGuid(), request, new BookCommand { Number = 1, Order = 1 }, 1, OrderReason.None);
        _fold.Apply(new HistoryEntry("u", ++_number, 10, placed));
    }

    private void Tell(in BookEvent e) => _fold.Apply(new HistoryEntry("u", ++_number, e.TimeMs, new BookTold(Pair, e)));
}
