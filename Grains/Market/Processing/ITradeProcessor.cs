namespace Trading.Market.Processing;

/// <summary>
/// Something that is done with every message before it is counted. None is there unless a host registers one. It is called for one message
/// after the other, in their order.
/// </summary>
public interface ITradeProcessor
{
    /// <summary>
    /// Processes a message. Whatever it throws is a failure: it is tried again after a pause, and after five tries the message is set
    /// aside. A message may come more than once, after a crash or where a
    /// later processor failed; its id tells.
    /// </summary>
    ValueTask ProcessAsync(MessageId id, long receivedMs, TradeMessage message, CancellationToken cancellation);
}
