using Orleans;

namespace Trading.Market;

/// <summary>A message that could not be processed and was set aside. It is in no statistics.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ReceivedMs">When the queue took it; Unix milliseconds.</param>
/// <param name="FailedMs">When it was set aside the last time; Unix milliseconds.</param>
/// <param name="Tries">How often it was tried in all.</param>
/// <param name="Reason">What went wrong the last time, for a person.</param>
/// <param name="Message">The message.</param>
[GenerateSerializer, Immutable, Alias("dead-letter")]
public sealed record DeadLetter(
    [property: Id(0)] MessageId Id,
    [property: Id(1)] long ReceivedMs,
    [property: Id(2)] long FailedMs,
    [property: Id(3)] int Tries,
    [property: Id(4)] string Reason,
    [property: Id(5)] TradeMessage Message);
