using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Trading.Gateway.Access;

namespace Trading.Gateway.Settings;

/// <summary>Logs at start what the settings are, and where the host's secrets are, but no secret.</summary>
internal sealed partial class SettingsLog(
    IEnumerable<ReportedSettings> sections,
    IServiceProvider services,
    IConfiguration configuration,
    GatewaySecrets secrets,
    ILogger<SettingsLog> logger)
    : IHostedService
{
    private static readonly string[] Secret = ["ConnectionString", "Uri", "Endpoint", "Password", "Token", "Key", "Secret"];

    // Read by their own parts of the system; they may hold passwords.
    private static readonly string[] Connections = ["Redis:ConnectionString", "RabbitMQ:Uri", "Otlp:Endpoint"];

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var section in sections)
            LogSection(logger, section.Section, Describe(section.Values(services)));
        LogSection(logger, "Doors", $"Urls={configuration["Urls"]}");
        LogSection(logger, "Connections", string.Join(", ", Connections.Select(key => $"{key}={SetOrEmpty(configuration[key])}")));
        LogSecrets(logger, secrets.ServiceTokenPath, secrets.SupervisorPasswordPath);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The values of an object's settable properties.</summary>
    internal static string Describe(object options) => string.Join(
        ", ",
        options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && property.GetIndexParameters().Length == 0)
            .Select(property => $"{property.Name}={ValueOf(property, options)}"));

    private static string ValueOf(PropertyInfo property, object options)
    {
        var value = Convert.ToString(property.GetValue(options), CultureInfo.InvariantCulture);
        return property.PropertyType == typeof(string) && Secret.Any(end => property.Name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            ? SetOrEmpty(value)
            : value ?? "";
    }

    private static string SetOrEmpty(string? value) => string.IsNullOrEmpty(value) ? "" : "(set)";

    [LoggerMessage(Level = LogLevel.Information, Message = "Settings {Section}: {Values}")]
    private static partial void LogSection(ILogger logger, string section, string values);

    [LoggerMessage(
        Level = LogLevel.Information, Message = "The service token is in {TokenFile}, the supervisor's password in {PasswordFile}")]
    private static partial void LogSecrets(ILogger logger, string tokenFile, string passwordFile);
}
