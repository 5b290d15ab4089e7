using System.Net;

namespace Trading.LoadGenerator.Gateways;

/// <summary>The doors of a running gateway and the token for them.</summary>
/// <param name="Http">The HTTP door.</param>
/// <param name="Tcp">The TCP door, as address and port.</param>
/// <param name="Token">The service token; null for a door that is configured open.</param>
internal sealed record GatewayAddress(Uri Http, EndPoint Tcp, string? Token);
