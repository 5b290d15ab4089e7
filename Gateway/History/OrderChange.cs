using Trading.Exchange;

namespace Trading.Gateway.History;

/// <summary>A row of table <c>order_events</c>: something that happened to an order.</summary>
/// <param name="User">The user.</param>
/// <param name="Number">The event's number among all of the user's; with the user it is the row's key.</param>
/// <param name="OrderSequence">The order.</param>
/// <param name="Kind">A word of <see cref="OrderChangeKinds"/>.</param>
/// <param name="TimeMs">When it happened; Unix milliseconds.</param>
/// <param name="Ticks">The price that was asked for, traded at, or is the new one; 0 for none.</param>
/// <param name="Lots">The quantity likewise; 0 for none.</param>
/// <param name="TradeId">The trade of a fill; 0 for none.</param>
/// <param name="Reason">Why it was refused or ended.</param>
internal readonly record struct OrderChange(
    string User, long Number, long OrderSequence, string Kind, long TimeMs, long Ticks, long Lots, long TradeId, OrderReason Reason);
