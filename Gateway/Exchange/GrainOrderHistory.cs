using Orleans;
using Trading.Exchange;

namespace Trading.Gateway.Exchange;

/// <summary>The history that the accounts themselves keep: all that is open, and the last of what is over.</summary>
internal sealed class GrainOrderHistory(IGrainFactory grains) : IOrderHistory
{
    /// <inheritdoc/>
    public Task<OrderInfo[]> GetOrdersAsync(string user, OrderQuery query, CancellationToken cancellation) =>
        grains.GetGrain<IOrderGrain>(user).GetOrdersAsync(query);

    /// <inheritdoc/>
    public Task<OrderInfo?> FindEndedAsync(string user, OrderKey key, CancellationToken cancellation) => Task.FromResult<OrderInfo?>(null);

    /// <inheritdoc/>
    public Task<FillInfo[]> GetFillsAsync(string user, OrderQuery query, CancellationToken cancellation) =>
        grains.GetGrain<IOrderGrain>(user).GetFillsAsync(query);
}
