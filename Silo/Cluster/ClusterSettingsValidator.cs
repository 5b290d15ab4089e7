using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Trading.Silo.Hosting;

namespace Trading.Silo.Cluster;

/// <summary>
/// Checks the settings that Orleans and Redis read by themselves, so that what is wrong or missing is told by the setting's name and with
/// all other faults: Orleans passes over an address that is none, and goes on with one of its own choice.
/// </summary>
internal sealed class ClusterSettingsValidator(IConfiguration configuration) : IValidateOptions<SiloOptions>
{
    private static readonly string[] Ports = [ClusterKeys.SiloPort, ClusterKeys.GatewayPort];

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SiloOptions options)
    {
        var failures = new List<string>();
        var redis = configuration[ClusterKeys.Redis];
        if (!options.Enabled && string.IsNullOrEmpty(redis))
            failures.Add($"Silo:Enabled is false, and {ClusterKeys.Redis} is missing, by which the silos are found.");
        if (!options.Enabled && !options.Gateway)
            failures.Add("Silo:Enabled and Silo:Gateway are both false: the process would have nothing to do.");
        if (!string.IsNullOrEmpty(redis) && FaultOf(redis) is { } fault)
            failures.Add($"{ClusterKeys.Redis} cannot be read: {fault}");
        if (configuration[ClusterKeys.AdvertisedAddress] is { Length: > 0 } address && !IPAddress.TryParse(address, out _))
            failures.Add($"{ClusterKeys.AdvertisedAddress} is '{address}'; it is the IP address at which the other silos reach this one.");
        foreach (var key in Ports)
        {
            if (configuration[key] is { Length: > 0 } port
                && !(ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0))
                failures.Add($"{key} is '{port}'; it is a port from 1 to 65535.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string? FaultOf(string redis)
    {
        try
        {
            return ConfigurationOptions.Parse(redis).EndPoints.Count > 0 ? null : "it names no server, such as redis:6379.";
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            return e.Message;
        }
    }
}
