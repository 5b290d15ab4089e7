using System.Net;
using Microsoft.Extensions.Options;

namespace Trading.Gateway.Tcp;

/// <summary>Checks the address of the TCP door: it can be read, and a door without authentication is on loopback.</summary>
internal sealed class TcpDoorOptionsValidator : IValidateOptions<TcpDoorOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TcpDoorOptions options)
    {
        if (options.Listen.Length == 0)
            return ValidateOptionsResult.Success;
        if (!TryReadAddress(options.Listen, out var address))
            return ValidateOptionsResult.Fail($"Tcp:Listen is '{options.Listen}', not an address and a port such as 127.0.0.1:7070.");
        if (options.Authentication == TcpAuthentication.None && !IPAddress.IsLoopback(address.Address))
            return ValidateOptionsResult.Fail($"Tcp:Authentication is None, allowed on loopback only; Tcp:Listen is '{options.Listen}'.");
        return ValidateOptionsResult.Success;
    }

    /// <summary>Reads an address with its port, which must be there.</summary>
    internal static bool TryReadAddress(string text, out IPEndPoint address)
    {
        var local = text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase) ? $"127.0.0.1:{text["localhost:".Length..]}" : text;
        return IPEndPoint.TryParse(local, out address!) && local.EndsWith($":{address.Port}", StringComparison.Ordinal);
    }
}
