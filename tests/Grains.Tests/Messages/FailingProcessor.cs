using System.Collections.Concurrent;
using Trading.Market;
using Trading.Market.Processing;

namespace Trading.Grains.Tests.Messages;

/// <summary>Fails for some users.</summary>
internal sealed class FailingProcessor : ITradeProcessor
{
    private readonly ConcurrentDictionary<string, int> _failuresLeft = new();

    /// <summary>Each message that it was given, as often as it was.</summary>
    public ConcurrentQueue<string> Tried { get; } = [];

    /// <summary>Fails so many times for a user from now on.</summary>
    public void Fail(string user, int times) => _failuresLeft[user] = times;

    /// <inheritdoc/>
    public ValueTask ProcessAsync(MessageId id, long receivedMs, TradeMessage message, CancellationToken cancellation)
    {
        Tried.Enqueue(message.UserId);
        if (_failuresLeft.GetValueOrDefault(message.UserId) is not (> 0 and var left))
            return default;
        _failuresLeft[message.UserId] = left - 1;
        throw new InvalidOperationException($"{message.UserId} is bad.");
    }
}
