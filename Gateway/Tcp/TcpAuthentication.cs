namespace Trading.Gateway.Tcp;

/// <summary>Whether the peers of the TCP door must say who they are.</summary>
public enum TcpAuthentication
{
    /// <summary>The first line of a connection is <c>AUTH token [session]</c>.</summary>
    Required,

    /// <summary>Every peer is trusted as a service is. Allowed on loopback only.</summary>
    None,
}
