using Orleans;

namespace Trading.Market;

/// <summary>Messages of one shard that became durable together: what a shard hands on to the processor.</summary>
/// <param name="FirstNumber">The number of the first message; the others follow without holes.</param>
/// <param name="ReceivedMs">When the shard took them; Unix milliseconds.</param>
/// <param name="Messages">At least one. Must not change any more.</param>
[GenerateSerializer, Immutable, Alias("message-block")]
public sealed record MessageBlock(
    [property: Id(0)] long FirstNumber, [property: Id(1)] long ReceivedMs, [property: Id(2)] TradeMessage[] Messages)
{
    /// <summary>The number of the last message.</summary>
    public long LastNumber => FirstNumber + Messages.Length - 1;

    /// <summary>Some of its messages, by their numbers.</summary>
    public MessageBlock Part(long first, long last) => first == FirstNumber && last == LastNumber
        ? this
        : new MessageBlock(first, ReceivedMs, Messages[(int)(first - FirstNumber)..(int)(last + 1 - FirstNumber)]);
}
