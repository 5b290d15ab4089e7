using Orleans;
using Orleans.Concurrency;

namespace Trading.Exchange;

/// <summary>
/// The exchange's side of a user's account; the key is the user id, and it is the same grain as <see cref="Accounts.IUserGrain"/>. Every
/// answer is given after what it says is durable. An exception means that the outcome is unknown: ask again, under the same client order
/// id.
/// </summary>
[Alias("order-grain")]
public interface IOrderGrain : IGrainWithStringKey
{
    /// <summary>Places an order. One with a known client order id is not placed again: the first one answers.</summary>
    [Alias("place"), AlwaysInterleave]
    Task<OrderAnswer> PlaceAsync(PlaceOrder order);

    /// <summary>Cancels an open order.</summary>
    [Alias("cancel"), AlwaysInterleave]
    Task<OrderAnswer> CancelAsync(OrderKey key);

    /// <summary>Cancels all open orders, of one instrument or of all.</summary>
    /// <returns>The orders as they are afterwards.</returns>
    [Alias("cancel-all"), AlwaysInterleave]
    Task<OrderInfo[]> CancelAllAsync(string? symbol);

    /// <summary>Changes an open order.</summary>
    [Alias("amend"), AlwaysInterleave]
    Task<OrderAnswer> AmendAsync(AmendOrder amend);

    /// <summary>
    /// Changes an open order of an instrument that the caller does not know. Terms that are no multiples of its steps are
    /// <see cref="ExchangeStatus.BadPrice"/> or <see cref="ExchangeStatus.BadQuantity"/>, with the order; nothing of them is remembered.
    /// </summary>
    [Alias("amend-to"), AlwaysInterleave]
    Task<OrderAnswer> AmendToAsync(AmendTerms terms);

    /// <summary>One order, or null.</summary>
    [Alias("get"), AlwaysInterleave]
    Task<OrderInfo?> GetOrderAsync(OrderKey key);

    /// <summary>Open orders, newest first.</summary>
    [Alias("open"), AlwaysInterleave]
    Task<OrderInfo[]> GetOpenOrdersAsync(string? symbol);

    /// <summary>Open orders and the last ones that ended, newest first.</summary>
    [Alias("orders"), AlwaysInterleave]
    Task<OrderInfo[]> GetOrdersAsync(OrderQuery query);

    /// <summary>The last fills, newest first.</summary>
    [Alias("fills"), AlwaysInterleave]
    Task<FillInfo[]> GetFillsAsync(OrderQuery query);

    /// <summary>All balances that are not zero, and USD.</summary>
    [Alias("balances"), AlwaysInterleave]
    Task<Balance[]> GetBalancesAsync();

    /// <summary>Makes a deposit or withdrawal, once.</summary>
    [Alias("transfer"), AlwaysInterleave]
    Task<TransferAnswer> TransferAsync(Transfer transfer);

    /// <summary>Takes events from a book; those that were applied before are ignored.</summary>
    /// <returns>The last event of that book that is durable here; less than was sent where some before them are missing.</returns>
    [Alias("book-events"), AlwaysInterleave]
    Task<long> OnBookEventsAsync(string symbol, BookEvent[] events);

    /// <summary>
    /// Begins or renews a subscription, which ends by itself where it is not renewed within a minute; every later change is told.
    /// </summary>
    [Alias("subscribe"), AlwaysInterleave]
    Task<AccountView> SubscribeAsync(IAccountObserver observer);

    /// <summary>Ends a subscription.</summary>
    [Alias("unsubscribe"), AlwaysInterleave]
    Task UnsubscribeAsync(IAccountObserver observer);
}
