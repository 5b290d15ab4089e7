using Trading.Exchange;
using Trading.Gateway.Live;

namespace Trading.Gateway.Exchange.Live;

/// <summary>The private channel <c>balances</c>: all balances, then each one whenever it has changed.</summary>
internal sealed class BalancesChannel(AccountFeeds feeds, TimeProvider time) : ILiveChannel
{
    /// <inheritdoc/>
    public string Name => "balances";

    /// <inheritdoc/>
    public bool IsPrivate => true;

    /// <inheritdoc/>
    public LiveSymbols Symbols => LiveSymbols.None;

    /// <inheritdoc/>
    public async ValueTask<ILiveSource?> OpenAsync(LiveTopic topic, CancellationToken cancellation) =>
        new Source(feeds, await feeds.AcquireAsync(topic.Key.User), topic, time);

    private sealed class Source(AccountFeeds feeds, AccountFeed feed, LiveTopic topic, TimeProvider time) : AccountSource(feeds, feed, topic, time)
    {
        public override void OnChanged(AccountUpdate update)
        {
            for (var i = 0; i < update.Balances.Length; i++)
                Publish(update.FirstBalance + i, JsonBytes.Of(update.Balances[i], static (json, balance) => BalanceJson.Write(json, balance)));
        }

        protected override long LastOf(AccountView view) => view.LastBalance;

        protected override ValueTask<ReadOnlyMemory<byte>> WriteAsync(AccountView view) => new(JsonBytes.Of(view.Balances, static (json, balances) =>
        {
            json.WriteStartObject();
            json.WriteStartArray("balances"u8);
            foreach (var balance in balances)
                BalanceJson.Write(json, balance);
            json.WriteEndArray();
            json.WriteEndObject();
        }));
    }
}
