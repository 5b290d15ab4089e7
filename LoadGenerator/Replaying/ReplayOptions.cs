using System.Net;
using Trading.LoadGenerator.Gateways;

namespace Trading.LoadGenerator.Replaying;

/// <summary>How a workload is replayed.</summary>
internal sealed record ReplayOptions
{
    /// <summary>The name of the workload, for the report.</summary>
    public required string Workload { get; init; }

    /// <summary>Where the gateway is.</summary>
    public required GatewayAddress Gateway { get; init; }

    /// <summary>The session that the transaction numbers belong to.</summary>
    public required string Session { get; init; }

    /// <summary>True for HTTP, one command a request; false for the TCP door.</summary>
    public bool IsHttp { get; init; }

    /// <summary>How many connections, at least 1.</summary>
    public int Connections { get; init; } = 2;

    /// <summary>How many lines may be under way in all, in a closed loop.</summary>
    public int Window { get; init; } = 65_536;

    /// <summary>Lines a second for an open loop; 0 for a closed loop.</summary>
    public double Rate { get; init; }

    /// <summary>True to ask for no replies but those of <c>SYNC</c>.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>How long to go on without any answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Where to record every answer, or null.</summary>
    public string? AnswersPath { get; init; }

    /// <summary>Why there is no connection, for those who watch.</summary>
    public ReplayTrouble Trouble { get; } = new();

    /// <summary>The HTTP door as an address and port.</summary>
    public EndPoint HttpEndPoint => IPAddress.TryParse(Gateway.Http.Host.Trim('[', ']'), out var address)
        ? new IPEndPoint(address, Gateway.Http.Port)
        : new DnsEndPoint(Gateway.Http.Host, Gateway.Http.Port);

    /// <summary>How many lines one connection may have under way.</summary>
    public int WindowPerConnection => Math.Max(1, Window / Connections);
}
