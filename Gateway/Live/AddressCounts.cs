using System.Net;

namespace Trading.Gateway.Live;

/// <summary>How many connections each address has. Safe for use by many threads.</summary>
internal sealed class AddressCounts(int connectionsMax)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _counts = [];

    /// <summary>Counts one more; false where it is one too many. Loopback has no limit: proxies and tools of the house are there.</summary>
    public bool TryAdd(IPAddress address)
    {
        if (IPAddress.IsLoopback(address))
            return true;
        lock (_gate)
        {
            var count = _counts.GetValueOrDefault(address);
            if (count >= connectionsMax)
                return false;
            _counts[address] = count + 1;
            return true;
        }
    }

    /// <summary>Counts one less.</summary>
    public void Remove(IPAddress address)
    {
        if (IPAddress.IsLoopback(address))
            return;
        lock (_gate)
        {
            if (_counts[address] == 1)
                _counts.Remove(address);
            else
                _counts[address]--;
        }
    }
}
