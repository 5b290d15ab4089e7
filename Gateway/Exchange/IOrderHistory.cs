using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>Where the orders and fills of users are listed from, newest first (exchange.md, "Relational history").</summary>
internal interface IOrderHistory
{
    /// <summary>Orders of a user, newest first.</summary>
    Task<OrderInfo[]> GetOrdersAsync(string user, OrderQuery query, CancellationToken cancellation);

    /// <summary>
    /// An order that is over and that its account may have forgotten; null where there is none, or the history has nothing that the account
    /// has not.
    /// </summary>
    Task<OrderInfo?> FindEndedAsync(string user, OrderKey key, CancellationToken cancellation);

    /// <summary>Fills of a user, newest first.</summary>
    Task<FillInfo[]> GetFillsAsync(string user, OrderQuery query, CancellationToken cancellation);
}
