using System.Collections.Concurrent;

namespace Trading.Gateway.Queue;

/// <summary>
/// The last outcomes of amendments by user and message id: what is delivered again because the broker lost the acknowledgement is answered
/// from here, with the very same outcome. What this gateway does not know any more the account does. Messages without an id are not kept.
/// Safe for all threads.
/// </summary>
internal sealed class RecentOutcomes
{
    private const int CountMax = 16_384;

    private readonly ConcurrentDictionary<(string User, string MessageId), QueueOutcome> _outcomes = new();
    private readonly ConcurrentQueue<(string User, string MessageId)> _order = new();

    /// <summary>The outcome of a message that was executed here, or null.</summary>
    public QueueOutcome? Find(QueueMessage message) =>
        message is { User: { } user, Properties.MessageId: { } id } ? _outcomes.GetValueOrDefault((user, id)) : null;

    /// <summary>Keeps an outcome, and drops the oldest of too many.</summary>
    public void Add(QueueMessage message, QueueOutcome outcome)
    {
        if (message is not { User: { } user, Properties.MessageId: { } id })
            return;
        if (_outcomes.TryAdd((user, id), outcome))
            _order.Enqueue((user, id));
        if (_order.Count > CountMax && _order.TryDequeue(out var oldest))
            _outcomes.TryRemove(oldest, out _);
    }
}
