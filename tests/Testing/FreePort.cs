using System.Net;
using System.Net.Sockets;

namespace Trading.Testing;

/// <summary>
/// Ports for servers that a test starts. They are below those that the system lends to clients: a port of these could go to a client, even
/// to one that tries to reach the very server, while that is down for a restart.
/// </summary>
public static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;

    private static int _next = Random.Shared.Next(Count);

    /// <summary>A port that nobody listens to, and that no other call in this process has given.</summary>
    public static int Take()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _next) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it: the next one.
            }
        }

        throw new InvalidOperationException("No port is free.");
    }
}
