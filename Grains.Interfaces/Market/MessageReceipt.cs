using Orleans;

namespace Trading.Market;

/// <summary>What the queue says of one message that it has made durable.</summary>
/// <param name="Id">Its id; of a repeat, the id of the first one.</param>
/// <param name="IsRepeat">True where a message with the same key was taken before: this one changed nothing.</param>
/// <param name="Class">How amounts and rate of the first one agree.</param>
/// <param name="Warnings">What was repaired in the first one.</param>
[GenerateSerializer, Immutable, Alias("message-receipt")]
public readonly record struct MessageReceipt(
    [property: Id(0)] MessageId Id,
    [property: Id(1)] bool IsRepeat,
    [property: Id(2)] TradeClass Class,
    [property: Id(3)] TradeWarnings Warnings);
