using System.Globalization;
using Trading.Quotes;
using Trading.QuoteServer;

namespace Trading.Silo.Hosting;

/// <summary>
/// Runs the stand-in quote server inside the process where <c>Quotes:Server</c> is <c>embedded</c>, the default (gateway.md, "Settings"),
/// on a free loopback port.
/// </summary>
internal static class StandInQuoteServer
{
    private const string Embedded = "embedded";

    /// <summary>
    /// Starts the stand-in if the settings want it, and points the quote client to it. Returns null where the server is another one.
    /// </summary>
    public static async Task<QuoteStandIn?> StartStandInQuoteServerAsync(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(QuoteOptions.Section);
        var isGatewayOnly = !builder.Configuration.GetValue($"{SiloOptions.Section}:{nameof(SiloOptions.Enabled)}", true);
        if (isGatewayOnly || !string.Equals(settings["Server"] ?? Embedded, Embedded, StringComparison.OrdinalIgnoreCase))
            return null;
        var standIn = new QuoteStandIn(Read(settings), TimeProvider.System);
        await standIn.StartAsync(CancellationToken.None);
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { [$"{QuoteOptions.Section}:Server"] = standIn.Endpoint.ToString() });
        return standIn;
    }

    private static QuoteStandInOptions Read(IConfigurationSection settings)
    {
        var options = new QuoteStandInOptions { Seed = settings.GetValue("Seed", 1) };
        var delays = settings["Delays"];
        if (!string.IsNullOrEmpty(delays))
        {
            options.Delays = Enum.TryParse<DelayProfile>(delays, ignoreCase: true, out var profile)
                ? profile
                : throw new FormatException($"Quotes:Delays is '{delays}'; it is none or observed.");
        }

        var price = settings["Price"];
        if (!string.IsNullOrEmpty(price))
        {
            options.FixedCents = decimal.TryParse(price, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars)
                && dollars is > 0 and < 10_000_000 && dollars * 100 % 1 == 0
                ? (long)(dollars * 100)
                : throw new FormatException($"Quotes:Price is '{price}'; it is an amount such as 12.34.");
        }

        return options;
    }
}
