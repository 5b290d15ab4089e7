using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Trading.Audit;
using Trading.Exchange;
using Trading.Gateway.Access;
using Trading.Gateway.Audit;
using Trading.Gateway.Commands;
using Trading.Gateway.History;
using Trading.Gateway.Http;
using Trading.Gateway.Live;
using Trading.Gateway.Market;
using Trading.Gateway.Queue;
using Trading.Gateway.Settings;
using Trading.Gateway.Tcp;
using Trading.Market;
using Trading.Quotes;
using Trading.Silo.Telemetry;

namespace Trading.Silo.Hosting;

/// <summary>
/// Finds settings whose text is no value of theirs, such as letters for a number, or breaks the rule beside it, so that these faults are
/// told with all others at once, by the names that settings have (gateway.md, "Settings").
/// </summary>
internal static class SettingsText
{
    private const string Logging = "Logging";
    private const string LevelOfLog = "LogLevel:";
    private const string Urls = "Urls";
    private const string DefaultUrl = "http://127.0.0.1:5000";

    private static readonly (string Section, object Defaults)[] Sections =
    [
        (SiloOptions.Section, new SiloOptions()), (DataOptions.Section, new DataOptions()), (DumpOptions.Section, new DumpOptions()),
        (AccessOptions.Section, new AccessOptions()), (HttpDoorOptions.Section, new HttpDoorOptions()), ("Tcp", new TcpDoorOptions()),
        ("Commands", new CommandRouterOptions()), (LiveOptions.Section, new LiveOptions()), (AuditOptions.Section, new AuditOptions()),
        (QuoteOptions.Section, new QuoteOptions()), (ExchangeOptions.Section, new ExchangeOptions()),
        (MarketOptions.Section, new MarketOptions()), (MessageDoorOptions.Section, new MessageDoorOptions()),
        (RabbitMqOptions.Section, new RabbitMqOptions()), (PostgresOptions.Section, new PostgresOptions()),
        (OtlpOptions.Section, new OtlpOptions()),
    ];

    /// <summary>Says what is wrong, and puts defaults in its place, so that all else can be checked.</summary>
    public static List<string> Repair(ConfigurationManager configuration)
    {
        var faults = new List<string>();
        var defaults = new Dictionary<string, string?>();
        foreach (var (section, options) in Sections)
            foreach (var property in SettableOf(options))
            {
                var key = $"{section}:{property.Name}";
                if (configuration[key] is not { } text || FaultOf(configuration, key, text, property) is not { } fault)
                    continue;
                faults.Add(fault);
                defaults[key] = Convert.ToString(property.GetValue(options), CultureInfo.InvariantCulture);
            }

        foreach (var (key, text) in configuration.GetSection(Logging).AsEnumerable())
            if (key.Contains(LevelOfLog, StringComparison.OrdinalIgnoreCase) && text?.Length > 0
                && !Enum.TryParse<LogLevel>(text, ignoreCase: true, out _))
            {
                faults.Add($"{key} is '{text}', not {KindOf(typeof(LogLevel))}.");
                defaults[key] = nameof(LogLevel.Information);
            }

        foreach (var url in (configuration[Urls] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (!IsAddress(url))
            {
                faults.Add($"{Urls} has '{url}', not an address such as {DefaultUrl}.");
                defaults[Urls] = DefaultUrl;
            }

        configuration.AddInMemoryCollection(defaults);
        return faults;
    }

    /// <summary>
    /// Says which keys in the sections are no settings, such as misspelt ones. They are no faults, as variables of other programs come in
    /// by the environment, too.
    /// </summary>
    public static List<string> FindUnknown(IConfiguration configuration)
    {
        var unknown = new List<string>();
        foreach (var (section, options) in Sections)
        {
            var known = SettableOf(options).Select(p => p.Name).Concat(section == QuoteOptions.Section ? StandInQuoteServer.Keys : []);
            string[] keys = [.. known.Order()];
            foreach (var child in configuration.GetSection(section).GetChildren())
                if (!keys.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                    unknown.Add($"{child.Path} is no setting and changes nothing. {section} has {string.Join(", ", keys)}.");
        }

        return unknown;
    }

    private static IEnumerable<PropertyInfo> SettableOf(object options) =>
        options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    private static string? FaultOf(ConfigurationManager configuration, string key, string text, PropertyInfo property)
    {
        try
        {
            var value = configuration.GetValue(property.PropertyType, key);
            return property.GetCustomAttributes<ValidationAttribute>().FirstOrDefault(rule => !rule.IsValid(value)) is { } broken
                ? $"{key} is '{text}': {broken.FormatErrorMessage(key)}"
                : null;
        }
        catch (InvalidOperationException)
        {
            return $"{key} is '{text}', not {KindOf(property.PropertyType)}.";
        }
    }

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url).Port is >= 0 and <= ushort.MaxValue;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string KindOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return "one of " + string.Join(", ", Enum.GetNames(type));
        if (type == typeof(bool))
            return "true or false";
        return type == typeof(TimeSpan) ? "a time such as 00:00:30" : "a number that it can be";
    }
}
