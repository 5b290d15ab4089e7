using System.Net;

namespace Trading.QuoteServer;

/// <summary>How the stand-in of the quote server behaves.</summary>
public sealed class QuoteStandInOptions
{
    /// <summary>Where it listens; port 0 takes a free one. Default: a free port of the loopback address.</summary>
    public IPEndPoint Listen { get; set; } = new(IPAddress.Loopback, 0);

    /// <summary>How long answers take. Default: no time.</summary>
    public DelayProfile Delays { get; set; } = DelayProfile.None;

    /// <summary>The price of every stock, in cents; null (the default) for a random walk of each.</summary>
    public long? FixedCents { get; set; }

    /// <summary>The seed of prices, delays and keys. Default 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How long a client may take to send its request. Default 5 s.</summary>
    public TimeSpan RequestDeadline { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The pause between the bytes of <see cref="QuoteFault.SlowBytes"/>. Default 100 ms.</summary>
    public TimeSpan SlowByteInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How many connections are served at a time; more are closed at once. Default 10,000.</summary>
    public int ConnectionsMax { get; set; } = 10_000;
}
