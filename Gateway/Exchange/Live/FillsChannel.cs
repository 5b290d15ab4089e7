using Trading.Exchange;
using Trading.Gateway.Live;

namespace Trading.Gateway.Exchange.Live;

/// <summary>The private channel <c>fills</c>: the last fills, then each one; its number is that of the fill among all of the user's.</summary>
internal sealed class FillsChannel(AccountFeeds feeds, InstrumentDirectory instruments, TimeProvider time) : ILiveChannel
{
    private const int SnapshotFills = 100;

    /// <inheritdoc/>
    public string Name => "fills";

    /// <inheritdoc/>
    public bool IsPrivate => true;

    /// <inheritdoc/>
    public LiveSymbols Symbols => LiveSymbols.None;

    /// <inheritdoc/>
    public async ValueTask<ILiveSource?> OpenAsync(LiveTopic topic, CancellationToken cancellation)
    {
        // The directory then knows every instrument that a fill can be of.
        await instruments.ListAsync();
        return new Source(feeds, await feeds.AcquireAsync(topic.Key.User), topic, instruments, time);
    }

    private sealed class Source(AccountFeeds feeds, AccountFeed feed, LiveTopic topic, InstrumentDirectory instruments, TimeProvider time)
        : AccountSource(feeds, feed, topic, time)
    {
        public override void OnChanged(AccountUpdate update)
        {
            foreach (var fill in update.Fills)
            {
                var instrument = instruments.FindAsync(fill.Symbol);
                if (instrument is { IsCompletedSuccessfully: true, Result: { } known })
                    Publish(fill.Sequence, JsonBytes.Of((fill, known), static (json, state) => OrderJson.Write(json, state.fill, state.known)));
                else
                    Topic.Restart();
            }
        }

        protected override long LastOf(AccountView view) => view.Fills.Length == 0 ? 0 : view.Fills[^1].Sequence;

        protected override async ValueTask<ReadOnlyMemory<byte>> WriteAsync(AccountView view)
        {
            FillInfo[] fills = [.. view.Fills.Reverse().Take(SnapshotFills)];
            var known = await instruments.GetAllAsync(fills.Select(fill => fill.Symbol));
            return JsonBytes.Of((fills, known), static (json, state) =>
            {
                json.WriteStartObject();
                json.WriteStartArray("fills"u8);
                for (var i = 0; i < state.fills.Length; i++)
                    OrderJson.Write(json, state.fills[i], state.known[i]);
                json.WriteEndArray();
                json.WriteEndObject();
            });
        }
    }
}
