using System.CommandLine;

namespace Trading.LoadGenerator.Gateways;

/// <summary>The options by which a command finds the gateway.</summary>
internal sealed class GatewayArguments
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = "The gateway's data folder. Default: data here, or else beside the solution. Its gateway.json names the doors.",
    };
    private readonly Option<string?> _tcp = new("--tcp")
    {
        Description = "The TCP door, as address:port. Default: as found, or 127.0.0.1:7070.",
    };
    private readonly Option<string?> _http = new("--http") { Description = "The HTTP door. Default: as found, or http://127.0.0.1:5000." };
    private readonly Option<string?> _token = new("--token") { Description = "The token. Default: the service token in the data folder." };
    private readonly Option<bool> _open = new("--open") { Description = "The door is configured open: no token." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_data, _tcp, _http, _token, _open])
            command.Add(option);
    }

    /// <summary>True where the HTTP door was named, so that it is meant to be asked.</summary>
    public bool NamesHttp(ParseResult parsed) => parsed.GetValue(_http) is not null;

    /// <summary>Finds the gateway.</summary>
    public GatewayAddress Find(ParseResult parsed) => LocatorOf(parsed).Find(parsed.GetValue(_open));

    /// <summary>The supervisor's password, from the data folder.</summary>
    public string ReadSupervisorPassword(ParseResult parsed) =>
        LocatorOf(parsed).ReadSecret("supervisor-password", "the supervisor's password");

    private GatewayLocator LocatorOf(ParseResult parsed) =>
        new(parsed.GetValue(_data), parsed.GetValue(_tcp), parsed.GetValue(_http), parsed.GetValue(_token));
}
