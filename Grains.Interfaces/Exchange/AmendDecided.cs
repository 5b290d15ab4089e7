namespace Trading.Exchange;

/// <summary>
/// A request to amend an order that has an id of its own was decided, so that it is known when it comes again. Where it goes to the book,
/// the <see cref="OrderChangeRequested"/> follows.
/// </summary>
/// <param name="RequestId">The request's id.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Ticks">The price that was asked for; 0 to keep it.</param>
/// <param name="Lots">The quantity that was asked for; 0 to keep it.</param>
/// <param name="Status">How it was answered; <see cref="ExchangeStatus.Ok"/> where the book decides.</param>
/// <param name="Command">The number of the command to the book; 0 for none.</param>
public sealed record AmendDecided(
    string RequestId, Guid OrderId, long Ticks, long Lots, ExchangeStatus Status, long Command) : ExchangeEvent;
