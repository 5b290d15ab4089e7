namespace Trading.Exchange;

/// <summary>
/// A request that waits until the book has answered a command. The request's own answer is made at that moment, of what the order is then,
/// so that a request is nothing but this while it waits.
/// </summary>
/// <param name="number">The command.</param>
/// <param name="order">The order that it is about.</param>
/// <param name="change">The change that it asks for; null for a new order.</param>
/// <param name="make">Makes the answer.</param>
internal sealed class AwaitedAnswer(long number, Order order, OrderChange? change, Func<Order, OrderChange?, OrderAnswer> make)
    : TaskCompletionSource<OrderAnswer>
{
    /// <summary>The command.</summary>
    public long Number => number;

    /// <summary>The book has answered.</summary>
    public void Answer() => SetResult(make(order, change));
}
