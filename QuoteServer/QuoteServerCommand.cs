using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Trading.QuoteServer;

/// <summary>The command line of the stand-in.</summary>
public static class QuoteServerCommand
{
    /// <summary>The command with its options; runs until it is interrupted.</summary>
    public static RootCommand Create()
    {
        var listen = new Option<IPEndPoint>("--listen")
        {
            Description = "Address and port to listen on; port 0 takes a free one",
            HelpName = "address:port",
            CustomParser = ParseEndpoint,
            DefaultValueFactory = _ => new IPEndPoint(IPAddress.Loopback, 4444),
        };
        var delays = new Option<DelayProfile>("--delays")
        {
            Description = "How long answers take: not at all, or as observed of the legacy server (up to 4 s)",
            HelpName = "none|observed",
            DefaultValueFactory = _ => DelayProfile.None,
        };
        var price = new Option<long?>("--price")
        {
            Description = "The price of every stock, such as 12.34 (default: a random walk of each)",
            HelpName = "dollars",
            CustomParser = ParseCents,
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Seed of prices, delays and keys",
            HelpName = "number",
            DefaultValueFactory = _ => 1,
        };
        var faults = new Option<QuoteFault[]>("--faults")
        {
            Description = "What requests meet, over and over, in this order: " + string.Join(", ", Enum.GetNames<QuoteFault>()),
            HelpName = "fault",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [QuoteFault.None],
        };
        var command = new RootCommand(
            "Stand-in for the legacy quote server. Request: SYMBOL,user. Answer: price,SYMBOL,user,timestampMs,cryptokey.")
        {
            listen, delays, price, seed, faults,
        };
        command.SetAction((arguments, stop) => RunAsync(
            new QuoteStandInOptions
            {
                Listen = arguments.GetRequiredValue(listen),
                Delays = arguments.GetValue(delays),
                FixedCents = arguments.GetValue(price),
                Seed = arguments.GetValue(seed),
            },
            arguments.GetRequiredValue(faults),
            stop));
        return command;
    }

    private static async Task<int> RunAsync(QuoteStandInOptions options, QuoteFault[] faults, CancellationToken stop)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.AddSingleton(options).AddSingleton(TimeProvider.System).AddSingleton<QuoteStandIn>();
        builder.Services.AddHostedService(services => services.GetRequiredService<QuoteStandIn>());
        using var host = builder.Build();
        host.Services.GetRequiredService<QuoteStandIn>().Faults.Cycle(faults);
        await host.RunAsync(stop).ConfigureAwait(false);
        return 0;
    }

    private static IPEndPoint? ParseEndpoint(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (text.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(text, out var endpoint))
            return endpoint;
        result.AddError($"'{text}' is not an address and port such as 127.0.0.1:4444.");
        return null;
    }

    private static long? ParseCents(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars)
            && dollars * 100 is var cents and > 0 and <= 1_000_000_000 && cents == decimal.Truncate(cents))
            return (long)cents;
        result.AddError($"'{text}' is not a price such as 12.34.");
        return null;
    }
}
