using System.ComponentModel.DataAnnotations;
using Trading.Market;

namespace Trading.Gateway.Market;

/// <summary>Limits of the doors that take trade messages, section <c>Market</c> (market-processor.md, "Rate limit").</summary>
public sealed class MessageDoorOptions
{
    /// <summary>The section's name, which is that of <see cref="MarketOptions"/> too.</summary>
    public const string Section = MarketOptions.Section;

    /// <summary>Messages a second from one address; 0 for any number. The service token is exempt.</summary>
    [Range(0, 10_000_000)]
    public int MessagesPerSecond { get; set; } = 50;

    /// <summary>How many may come at once from one address.</summary>
    [Range(1, 10_000_000)]
    public int MessagesBurst { get; set; } = 100;

    /// <summary>Messages a second of one user, whoever sends them; 0 for any number. The service token is exempt.</summary>
    [Range(0, 10_000_000)]
    public int UserMessagesPerSecond { get; set; }

    /// <summary>How many of one user may come at once.</summary>
    [Range(1, 10_000_000)]
    public int UserMessagesBurst { get; set; } = 100;

    /// <summary>The most messages that wait in this process for one shard of the queue; further ones are answered 503.</summary>
    [Range(1, 10_000_000)]
    public int WaitingMessagesMax { get; set; } = 65_536;

    /// <summary>The most messages that go to a shard in one call.</summary>
    [Range(1, IMessageQueueGrain.BatchMax)]
    public int BatchMessagesMax { get; set; } = IMessageQueueGrain.BatchMax;
}
