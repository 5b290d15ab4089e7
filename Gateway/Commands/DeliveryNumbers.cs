using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Trading.Accounts;

namespace Trading.Gateway.Commands;

/// <summary>
/// Numbers the commands that came without a session or key. Registered where the gateway is a client of a cluster: Orleans sends a call
/// again whose connection was lost on the way, and the account must know it again, also on another silo. Calls within a silo and between
/// silos are never sent again.
/// </summary>
public sealed class DeliveryNumbers
{
    private readonly string _gateway = $"g:{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(9))}:";
    private long _last;

    /// <summary>A new <see cref="Command.Session"/>; its number is above those of all before it.</summary>
    public string Next() => _gateway + Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
}
