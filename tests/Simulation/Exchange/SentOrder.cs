using Trading.Exchange;

namespace Trading.Simulation.Exchange;

/// <summary>An order that a client sent, and what it has heard of it.</summary>
internal sealed class SentOrder(string user, PlaceOrder request)
{
    /// <summary>What was asked for, with a client order id.</summary>
    internal PlaceOrder Request => request;

    internal OrderKey Key => OrderKey.Of(request.ClientOrderId!);

    /// <summary>How the request to place it was answered; null while it was not.</summary>
    internal ExchangeStatus? Placed { get; private set; }

    /// <summary>The order's id as the client was told; null where it was told of none.</summary>
    internal Guid? OrderId { get; private set; }

    /// <summary>The most that the client was told to be filled; lots.</summary>
    internal long FilledLots { get; private set; }

    /// <summary>The order at its end, where the client was told.</summary>
    internal OrderInfo? Ended { get; private set; }

    /// <summary>True where the client was told that its request ended the order.</summary>
    internal bool IsCancelled { get; private set; }

    /// <summary>Takes an answer to the request to place it, or to a repetition.</summary>
    internal void HearPlaced(OrderAnswer answer)
    {
        SimulationFailedException.Unless(
            Placed is not { } told || told == answer.Status, $"{this} was told to be {Placed}, and then to be {answer.Status}.");
        SimulationFailedException.Unless(answer.Status != ExchangeStatus.ClientOrderIdReused, $"{this} is taken for another order.");
        Placed = answer.Status;
        if (answer.Order is { } order)
            Hear(order);
    }

    /// <summary>Takes an answer to a request to cancel it.</summary>
    internal void HearCancelled(OrderAnswer answer)
    {
        IsCancelled |= answer.Status == ExchangeStatus.Ok;
        if (answer.Order is { } order)
            Hear(order);
    }

    /// <summary>Takes an answer that shows the order.</summary>
    internal void Hear(OrderInfo order)
    {
        SimulationFailedException.Unless(OrderId is null || OrderId == order.OrderId, $"{this} was {OrderId}, and then {order.OrderId}.");
        OrderId = order.OrderId;
        FilledLots = Math.Max(FilledLots, order.FilledLots);
        if (order.IsOpen)
            return;
        SimulationFailedException.Unless(
            Ended is null || (Ended.Status, Ended.Reason, Ended.FilledLots) == (order.Status, order.Reason, order.FilledLots),
            $"{this} was told to have ended as {Ended?.Status} and then as {order.Status}.");
        Ended = order;
    }

    public override string ToString() =>
        $"{user} {request.ClientOrderId} {request.Symbol} {request.Side} {request.Type} {request.Lots} at {request.Ticks}";
}
