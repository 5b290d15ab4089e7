using Trading.Market;

namespace Trading.Simulation.Messages;

/// <summary>A message that a client sends until it is answered.</summary>
internal sealed class SentMessage(TradeMessage message, string key)
{
    internal TradeMessage Message => message;

    internal string Key => key;

    /// <summary>The id that it was given; null before an answer.</summary>
    internal MessageId? Id { get; private set; }

    /// <summary>Takes an answer, which must be the same each time.</summary>
    internal void Hear(MessageReceipt receipt)
    {
        SimulationFailedException.Unless(Id is null || Id == receipt.Id, $"{key} was {Id} and is {receipt.Id} now");
        SimulationFailedException.Unless(receipt.Class == message.Class, $"{key} is answered with class {receipt.Class}");
        Id = receipt.Id;
    }
}
