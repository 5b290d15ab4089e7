using System.ComponentModel.DataAnnotations;

namespace Trading.Gateway.Http;

/// <summary>Limits of the HTTP door, section <c>Http</c>.</summary>
public sealed class HttpDoorOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Http";

    /// <summary>The most connections at a time; further ones are closed.</summary>
    [Range(1, 65_536)]
    public int ConnectionsMax { get; set; } = 4_096;

    /// <summary>The most bytes that the headers of a request have.</summary>
    [Range(1_024, 1_048_576)]
    public int HeaderBytesMax { get; set; } = 16_384;

    /// <summary>The most bytes of a body that is one JSON document.</summary>
    [Range(1_024, 1_048_576)]
    public int JsonBytesMax { get; set; } = 16_384;

    /// <summary>The most bytes of a body of workload lines.</summary>
    [Range(1_024, 1_073_741_824)]
    public int LinesBytesMax { get; set; } = 64 * 1_048_576;

    /// <summary>
    /// How many long bodies of workload lines are taken at a time, as they may have to be held in memory; more are refused as overloaded.
    /// </summary>
    [Range(1, 1_024)]
    public int LongBodiesMax { get; set; } = 4;

    /// <summary>How many exports of the audit log run at a time; more are refused as overloaded.</summary>
    [Range(1, 1_024)]
    public int ExportsMax { get; set; } = 4;

    /// <summary>Requests a second from one address, and twice as many at once. The service token is exempt.</summary>
    [Range(1, 10_000_000)]
    public int RequestsPerSecond { get; set; } = 2_000;

    /// <summary>Registrations, logins and renewals a minute from one address, and as many at once.</summary>
    [Range(1, 10_000_000)]
    public int LoginsPerMinute { get; set; } = 600;
}
