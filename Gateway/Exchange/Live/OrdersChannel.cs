using Trading.Exchange;
using Trading.Gateway.Live;

namespace Trading.Gateway.Exchange.Live;

/// <summary>The private channel <c>orders</c>: the open orders, then each order whenever it has changed.</summary>
internal sealed class OrdersChannel(AccountFeeds feeds, InstrumentDirectory instruments, TimeProvider time) : ILiveChannel
{
    /// <inheritdoc/>
    public string Name => "orders";

    /// <inheritdoc/>
    public bool IsPrivate => true;

    /// <inheritdoc/>
    public LiveSymbols Symbols => LiveSymbols.None;

    /// <inheritdoc/>
    public async ValueTask<ILiveSource?> OpenAsync(LiveTopic topic, CancellationToken cancellation)
    {
        // The directory then knows every instrument that an order can be on.
        await instruments.ListAsync();
        return new Source(feeds, await feeds.AcquireAsync(topic.Key.User), topic, instruments, time);
    }

    private sealed class Source(AccountFeeds feeds, AccountFeed feed, LiveTopic topic, InstrumentDirectory instruments, TimeProvider time)
        : AccountSource(feeds, feed, topic, time)
    {
        public override void OnChanged(AccountUpdate update)
        {
            for (var i = 0; i < update.Orders.Length; i++)
            {
                var instrument = instruments.FindAsync(update.Orders[i].Request.Symbol);
                if (instrument is { IsCompletedSuccessfully: true, Result: { } known })
                    Publish(update.FirstOrder + i, JsonBytes.Of((update.Orders[i], known), static (json, state) => OrderJson.Write(json, state.Item1, state.known)));
                else
                    Topic.Restart();
            }
        }

        protected override long LastOf(AccountView view) => view.LastOrder;

        protected override async ValueTask<ReadOnlyMemory<byte>> WriteAsync(AccountView view)
        {
            var known = await instruments.GetAllAsync(view.OpenOrders.Select(order => order.Request.Symbol));
            return JsonBytes.Of((view.OpenOrders, known), static (json, state) =>
            {
                json.WriteStartObject();
                json.WriteStartArray("orders"u8);
                for (var i = 0; i < state.OpenOrders.Length; i++)
                    OrderJson.Write(json, state.OpenOrders[i], state.known[i]);
                json.WriteEndArray();
                json.WriteEndObject();
            });
        }
    }
}
