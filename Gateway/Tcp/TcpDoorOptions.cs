using System.ComponentModel.DataAnnotations;

namespace Trading.Gateway.Tcp;

/// <summary>The TCP door's address and limits, configured under <c>Tcp</c> (gateway.md, "Settings").</summary>
public sealed class TcpDoorOptions
{
    /// <summary>Address and port, such as <c>127.0.0.1:7070</c>; port 0 takes a free one; empty: the door stays shut.</summary>
    public string Listen { get; set; } = "127.0.0.1:7070";

    /// <summary>Whether peers must authenticate.</summary>
    public TcpAuthentication Authentication { get; set; } = TcpAuthentication.Required;

    /// <summary>The most connections at a time; one more is told that the door is overloaded, and closed.</summary>
    [Range(1, 65_536)]
    public int ConnectionsMax { get; set; } = 1_024;

    /// <summary>
    /// The lines of one connection that may be under way; at that many, reading pauses until half of them are done. A
    /// <c>DISPLAY_SUMMARY</c>, which has a long reply, counts as many lines.
    /// </summary>
    [Range(1, 1_048_576)]
    public int OutstandingLinesMax { get; set; } = 32_768;

    /// <summary>
    /// The bytes of replies that may wait for one peer; above that, reading pauses until the peer has taken half of them.
    /// </summary>
    [Range(1_024, 1_073_741_824)]
    public int OutputBytesMax { get; set; } = 4 * 1_048_576;

    /// <summary>
    /// The bytes of replies that may wait for all peers; above that, the limit for each of them is a sixty-fourth of its usual one.
    /// </summary>
    [Range(1_024, int.MaxValue)]
    public int OutputBytesTotalMax { get; set; } = 256 * 1_048_576;

    /// <summary>How long a peer may take to authenticate.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan AuthenticationTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a peer may leave replies unread before it is closed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
