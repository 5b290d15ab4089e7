namespace Trading.Silo.Cluster;

/// <summary>The names of the settings of a cluster.</summary>
internal static class ClusterKeys
{
    /// <summary>
    /// The Redis server of clustering and storage, in the form of StackExchange.Redis; empty: one silo and the local store.
    /// </summary>
    public const string Redis = "Redis:ConnectionString";

    /// <summary>The IP address at which other silos and gateways reach this silo; empty: the first one of this machine.</summary>
    public const string AdvertisedAddress = "Orleans:Endpoints:AdvertisedIPAddress";

    /// <summary>The port for other silos.</summary>
    public const string SiloPort = "Orleans:Endpoints:SiloPort";

    /// <summary>The port for gateways without grains.</summary>
    public const string GatewayPort = "Orleans:Endpoints:GatewayPort";
}
