using System.Globalization;
using System.Net;

namespace Trading.Quotes;

/// <summary>How the quote server is asked, section <c>Quotes</c>.</summary>
public sealed class QuoteOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Quotes";

    /// <summary>Where the quote server is: <c>host:port</c>. Default <c>127.0.0.1:4444</c>.</summary>
    public string Server { get; set; } = "127.0.0.1:4444";

    /// <summary>
    /// How long one attempt may take, from connecting to the end of the answer. Default 5 s: the legacy server is known to take up to 4 s
    /// (day-trading.md).
    /// </summary>
    public TimeSpan AttemptDeadline { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often the server is asked before a quote counts as unavailable. Default 2. A server that cannot be reached is not asked again.
    /// </summary>
    public int Attempts { get; set; } = 2;

    /// <summary>
    /// How many requests this process has with the server at a time; more wait, each at most <see cref="AttemptDeadline"/>. Default 256.
    /// </summary>
    public int MaxConcurrentRequests { get; set; } = 256;

    /// <summary>
    /// How long after a failure a symbol's quote is unavailable without asking, so that not every queued command waits for a broken server.
    /// Default 1 s.
    /// </summary>
    public TimeSpan FailureHoldOff { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Reads a text such as <see cref="Server"/>; null where it does not name a host and a port.</summary>
    internal static EndPoint? ParseServer(string? text)
    {
        var colon = text?.LastIndexOf(':') ?? -1;
        if (colon < 1
            || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port == 0)
            return null;
        if (IPEndPoint.TryParse(text!, out var endpoint) && endpoint.Port == port)
            return endpoint;
        var host = text![..colon];
        return Uri.CheckHostName(host) == UriHostNameType.Dns ? new DnsEndPoint(host, port) : null;
    }
}
