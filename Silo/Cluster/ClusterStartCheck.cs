using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using StackExchange.Redis;
using SiloOptions = Trading.Silo.Hosting.SiloOptions;

namespace Trading.Silo.Cluster;

/// <summary>
/// Runs before Orleans and says by the setting's name why it could not start: a port that is taken, which Orleans would share with the
/// other process, or a Redis that is not there. Warns where Redis may lose what it has acknowledged (README, "On Orleans").
/// </summary>
internal sealed partial class ClusterStartCheck(
    IConfiguration configuration, SiloOptions silo, ILogger<ClusterStartCheck> logger) : IHostedService
{
    /// <inheritdoc/>
    /// <exception cref="IOException">The silo cannot start, and why.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (silo.Enabled)
        {
            CheckPort(ClusterKeys.SiloPort, EndpointOptions.DEFAULT_SILO_PORT);
            CheckPort(ClusterKeys.GatewayPort, EndpointOptions.DEFAULT_GATEWAY_PORT);
        }

        if (configuration[ClusterKeys.Redis] is { Length: > 0 } redis)
            await CheckRedisAsync(redis);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void CheckPort(string key, int otherwise)
    {
        var port = configuration.GetValue(key, otherwise);
        try
        {
            using var listener = new TcpListener(IPAddress.Any, port);
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new IOException(
                $"The port {port} of {key} cannot be used: {e.Message}. Each silo on a machine needs ports of its own.", e);
        }
    }

    private async Task CheckRedisAsync(string connection)
    {
        var options = ConfigurationOptions.Parse(connection);
        options.AbortOnConnectFail = true;
        options.AllowAdmin = true;
        try
        {
            await using var redis = await ConnectionMultiplexer.ConnectAsync(options);
            foreach (var endpoint in redis.GetEndPoints())
                await WarnIfNotDurableAsync(redis.GetServer(endpoint));
        }
        catch (RedisConnectionException e)
        {
            var servers = string.Join(
                ", ", options.EndPoints.Select(server => server is DnsEndPoint named ? $"{named.Host}:{named.Port}" : $"{server}"));
            throw new IOException($"Redis at {servers}, of {ClusterKeys.Redis}, cannot be reached: {e.FailureType}.", e);
        }
    }

    private async Task WarnIfNotDurableAsync(IServer server)
    {
        if (!server.IsConnected || server.IsReplica)
            return;
        try
        {
            foreach (var (key, wanted) in new[] { ("appendonly", "yes"), ("appendfsync", "always"), ("maxmemory-policy", "noeviction") })
            {
                var found = (await server.ConfigGetAsync(key)).FirstOrDefault(pair => pair.Key == key).Value;
                if (found is not null && found != wanted)
                    LogNotDurable(logger, server.EndPoint, key, found, wanted);
            }
        }
        catch (RedisException e)
        {
            LogUnknown(logger, server.EndPoint, e);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Redis at {Server} has {Key} {Found}; without {Key} {Wanted} it can lose what was acknowledged")]
    private static partial void LogNotDurable(ILogger logger, EndPoint server, string key, string found, string wanted);

    [LoggerMessage(Level = LogLevel.Information, Message = "Redis at {Server} does not tell whether it keeps what was acknowledged")]
    private static partial void LogUnknown(ILogger logger, EndPoint server, Exception exception);
}
