using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Trading.LoadGenerator.Gateways;

/// <summary>
/// Finds a gateway that runs on this machine by what it leaves in its data folder: <c>gateway.json</c> with its doors, and the
/// service token.
/// </summary>
internal sealed class GatewayLocator(string? dataFolder, string? tcp, string? http, string? token)
{
    private const string DefaultTcp = "127.0.0.1:7070";
    private const string DefaultHttp = "http://127.0.0.1:5000";
    private const string DefaultFolder = "data";
    private const string SolutionFile = "Trading.sln";

    /// <summary>The doors and the token; what was given overrides what is found, and what is not found is the default.</summary>
    public GatewayAddress Find(bool isOpen)
    {
        var folder = FindFolder();
        var (foundHttp, foundTcp) = ReadDoors(folder);
        var door = http ?? foundHttp ?? DefaultHttp;
        if (!Uri.TryCreate(door, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp)
            throw CommandFailure.Usage($"'{door}' is not the address of an HTTP door, such as {DefaultHttp}.");
        return new GatewayAddress(uri, EndPointOf(tcp ?? foundTcp ?? DefaultTcp), isOpen ? null : token ?? ReadToken(folder));
    }

    /// <summary>What stands in a file of the secrets.</summary>
    public string ReadSecret(string file, string what)
    {
        var path = Path.Combine(FindFolder(), "secrets", file);
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.Unreachable($"Cannot read {what} at {path}: {e.Message}");
        }
    }

    private static EndPoint EndPointOf(string text)
    {
        if (IPEndPoint.TryParse(text, out var address) && address.Port > 0)
            return address;
        var colon = text.LastIndexOf(':');
        if (colon > 0 && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and < 65536)
            return new DnsEndPoint(text[..colon], port);
        throw CommandFailure.Usage($"'{text}' is not the address of a TCP door, such as {DefaultTcp}.");
    }

    private static (string? Http, string? Tcp) ReadDoors(string folder)
    {
        var path = Path.Combine(folder, "gateway.json");
        if (!File.Exists(path))
            return default;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return (Text(json.RootElement, "http"), Text(json.RootElement, "tcp"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            throw CommandFailure.Usage($"Cannot read {path}: {e.Message}");
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;

    private static string ReadToken(string folder)
    {
        var path = Path.Combine(folder, "secrets", "service-token");
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.Unreachable(
                $"No service token at {path}. Is the gateway running (dotnet run -c Release --project Silo)? "
                + "Otherwise name its folder with --data, or give --token, or --open for a door without authentication.");
        }
    }

    /// <summary>
    /// The given folder, else <c>data</c> here, else <c>data</c> beside the solution that this folder or this program is in.
    /// </summary>
    private string FindFolder()
    {
        if (dataFolder is not null)
            return dataFolder;
        if (Directory.Exists(DefaultFolder))
            return DefaultFolder;
        foreach (var start in (string[])[Environment.CurrentDirectory, AppContext.BaseDirectory])
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, SolutionFile)))
                    return Path.Combine(folder.FullName, DefaultFolder);
        return DefaultFolder;
    }
}
