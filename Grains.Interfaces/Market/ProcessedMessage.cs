using Orleans;

namespace Trading.Market;

/// <summary>A message that was processed, and so is in the statistics.</summary>
/// <param name="Sequence">Its number among all that were processed, from 1, without holes: the <c>seq</c> of the live channel.</param>
/// <param name="Id">Its id.</param>
/// <param name="ReceivedMs">When the queue took it; Unix milliseconds.</param>
/// <param name="Message">The message.</param>
[GenerateSerializer, Immutable, Alias("processed-message")]
public readonly record struct ProcessedMessage(
    [property: Id(0)] long Sequence,
    [property: Id(1)] MessageId Id,
    [property: Id(2)] long ReceivedMs,
    [property: Id(3)] TradeMessage Message);
