using Orleans;

namespace Trading.Market;

/// <summary>
/// One shard of the durable queue in front of the market processor; the key is its number, and <see cref="MarketShards.Of"/> says which
/// shard a user's messages go to.
/// </summary>
[Alias("message-queue-grain")]
public interface IMessageQueueGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// The most messages that one call may have: however long their users' names are, they fit in one chunk of the journal.
    /// </summary>
    const int BatchMax = 2_048;

    /// <summary>
    /// Makes messages durable, in order, and answers then. A message whose key is known gets the first one's receipt. An exception means
    /// that the outcome is unknown: those with a key may be
    /// sent again.
    /// </summary>
    /// <param name="messages">1 to <see cref="BatchMax"/> messages of users of this shard. Must not change any more.</param>
    [Alias("submit")]
    Task<QueueAnswer> SubmitAsync(IncomingMessage[] messages);

    /// <summary>How far the shard is. Activates it, so that it hands on what waits.</summary>
    [Alias("state")]
    Task<QueueState> GetStateAsync();
}
