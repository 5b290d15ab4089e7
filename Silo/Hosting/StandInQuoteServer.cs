using System.Globalization;
using Microsoft.Extensions.Options;
using Trading.Gateway.Settings;
using Trading.Quotes;
using Trading.QuoteServer;

namespace Trading.Silo.Hosting;

/// <summary>
/// Runs the stand-in quote server inside the process where <c>Quotes:Server</c> is <c>embedded</c>, the default (gateway.md, "Settings"),
/// on a free loopback port.
/// </summary>
internal static class StandInQuoteServer
{
    /// <summary>The settings of the stand-in, which are in the section of those of the quotes.</summary>
    public static IReadOnlyList<string> Keys { get; } = [DelaysKey, PriceKey, SeedKey];

    private const string Embedded = "embedded";
    private const string DelaysKey = "Delays";
    private const string PriceKey = "Price";
    private const string SeedKey = "Seed";

    /// <summary>
    /// Starts the stand-in if the settings want it, and points the quote client to it. Returns null where the server is another one.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="faults">Gets what is wrong with the stand-in's settings; it starts without them.</param>
    public static async Task<QuoteStandIn?> StartStandInQuoteServerAsync(this WebApplicationBuilder builder, List<string> faults)
    {
        var settings = builder.Configuration.GetSection(QuoteOptions.Section);
        var options = Read(settings, faults);
        var isGatewayOnly = !builder.Configuration.GetValue($"{SiloOptions.Section}:{nameof(SiloOptions.Enabled)}", true);
        if (isGatewayOnly || !string.Equals(settings["Server"] ?? Embedded, Embedded, StringComparison.OrdinalIgnoreCase))
            return null;
        builder.Services.AddSingleton(Options.Create(options));
        builder.Services.ReportSettings<QuoteStandInOptions>($"{QuoteOptions.Section} (stand-in)");
        var standIn = new QuoteStandIn(options, TimeProvider.System);
        await standIn.StartAsync(CancellationToken.None);
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { [$"{QuoteOptions.Section}:Server"] = standIn.Endpoint.ToString() });
        return standIn;
    }

    private static QuoteStandInOptions Read(IConfigurationSection settings, List<string> faults)
    {
        var options = new QuoteStandInOptions();
        var seed = settings[SeedKey];
        if (int.TryParse(seed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            options.Seed = number;
        else if (!string.IsNullOrEmpty(seed))
            faults.Add($"Quotes:Seed is '{seed}', not a whole number.");

        var delays = settings[DelaysKey];
        if (Enum.TryParse<DelayProfile>(delays, ignoreCase: true, out var profile) && Enum.IsDefined(profile))
            options.Delays = profile;
        else if (!string.IsNullOrEmpty(delays))
            faults.Add($"Quotes:Delays is '{delays}'; it is none or observed.");

        var price = settings[PriceKey];
        if (decimal.TryParse(price, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars)
            && dollars is > 0 and < 10_000_000 && dollars * 100 % 1 == 0)
            options.FixedCents = (long)(dollars * 100);
        else if (!string.IsNullOrEmpty(price))
            faults.Add($"Quotes:Price is '{price}'; it is an amount such as 12.34.");
        return options;
    }
}
