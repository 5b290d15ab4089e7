using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Trading.LoadGenerator.Gateways;

/// <summary>The command <c>system</c>.</summary>
internal static class SystemCommand
{
    private const double BytesPerMegabyte = 1_000_000;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var arguments = new GatewayArguments();
        var command = new Command("system", "Prints what a running host says of itself: quotes, store, memory.");
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = new GatewayClient(arguments.Find(parsed));
            using var figures = JsonDocument.Parse(await client.GetSystemAsync(cancellation));
            Print(figures.RootElement);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(JsonElement figures)
    {
        if (figures.TryGetProperty("quotes", out var quotes) && quotes.ValueKind == JsonValueKind.Object)
        {
            Line(
                "quote server",
                $"{quotes.GetProperty("hits").GetInt64():N0} hits, {quotes.GetProperty("failures").GetInt64():N0} failures");
            Line("quote cache", $"{quotes.GetProperty("cacheHits").GetInt64():N0} hits");
        }

        if (figures.TryGetProperty("storedBytes", out var stored) && stored.ValueKind == JsonValueKind.Number)
            Line("store", $"{stored.GetInt64() / BytesPerMegabyte:N1} MB");
        Line("memory", $"{figures.GetProperty("memoryBytes").GetInt64() / BytesPerMegabyte:N0} MB");
    }

    private static void Line(string name, FormattableString value) =>
        Console.WriteLine($"{name,-24}{value.ToString(CultureInfo.InvariantCulture)}");
}
