namespace Trading.Market;

/// <summary>Settings of the market processor, section <c>Market</c>.</summary>
public sealed class MarketOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Market";

    /// <summary>
    /// The number of shards of the message queue, 1 to 256; fixed once data exist, as it says where a user's messages are: a start with
    /// another number is refused.
    /// </summary>
    public int Shards { get; set; } = 4;

    /// <summary>How many messages may wait in one shard until they are processed, 10,000 to 10,000,000; further ones are refused.</summary>
    public int QueueLimit { get; set; } = 100_000;

    /// <summary>
    /// How many idempotency keys one shard remembers, 1,000 to 10,000,000, about 60 bytes each. They are remembered for 25 hours; where
    /// more come in that time the oldest are forgotten.
    /// </summary>
    public int KeysRemembered { get; set; } = 500_000;
}
