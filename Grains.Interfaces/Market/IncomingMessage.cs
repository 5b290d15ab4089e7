using Orleans;

namespace Trading.Market;

/// <summary>A message for the queue.</summary>
/// <param name="Message">The message.</param>
/// <param name="Key">
/// The idempotency key, 1 to <see cref="KeyLengthMax"/> characters; null for none. A key belongs to the message's user: the same key of
/// another user is another one.
/// </param>
[GenerateSerializer, Immutable, Alias("incoming-message")]
public readonly record struct IncomingMessage([property: Id(0)] TradeMessage Message, [property: Id(1)] string? Key)
{
    /// <summary>The most characters (code points of Unicode) that a key has.</summary>
    public const int KeyLengthMax = 255;
}
