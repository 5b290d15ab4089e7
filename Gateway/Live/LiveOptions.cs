using System.ComponentModel.DataAnnotations;

namespace Trading.Gateway.Live;

/// <summary>Limits of the WebSocket door, section <c>Live</c> (gateway.md, "WebSocket").</summary>
public sealed class LiveOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Live";

    /// <summary>The most connections at a time; one more is answered 503.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionsMax { get; set; } = 16_384;

    /// <summary>The most connections of one address at a time; one more is answered 429. Loopback and the service token are exempt.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionsPerAddressMax { get; set; } = 1_024;

    /// <summary>The most topics that a connection may watch.</summary>
    [Range(1, 10_000)]
    public int SubscriptionsMax { get; set; } = 128;

    /// <summary>How many of a public topic's last frames are kept, for clients that come back with <c>since_seq</c>.</summary>
    [Range(1, 1_048_576)]
    public int RingFrames { get; set; } = 1_024;

    /// <summary>The same for a topic of one user, of which there are many.</summary>
    [Range(1, 1_048_576)]
    public int PrivateRingFrames { get; set; } = 64;

    /// <summary>The most frames that wait for one client; past that it is closed with 1013.</summary>
    [Range(1, 65_536)]
    public int QueueFrames { get; set; } = 256;

    /// <summary>The most bytes of a message from a client; a longer one closes it with 1009.</summary>
    [Range(128, 65_536)]
    public int InboundBytesMax { get; set; } = 4_096;

    /// <summary>Frames a second from a client, and as many at once; more close it with 1008.</summary>
    [Range(1, 100_000)]
    public int InboundPerSecond { get; set; } = 10;

    /// <summary>After how much silence a client gets a heartbeat.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "01:00:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a client is pinged.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>After how long without a pong a client is closed.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "02:00:00")]
    public TimeSpan PongTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long a client that is being closed may take to take its leave before it is cut off. One that is closed because it does not
    /// read has <see cref="PongTimeout"/>, to find out why.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a topic that nobody watches is kept up to date, for those who come back.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan TopicIdle { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The size of a connection's send buffer in the system; 0 leaves it to the system, which takes megabytes for a slow client.</summary>
    [Range(0, 16 * 1_048_576)]
    public int SendBufferBytes { get; set; } = 65_536;

    /// <summary>How many lanes share the connections; 0: one for each processor.</summary>
    [Range(0, 64)]
    public int Lanes { get; set; }
}
