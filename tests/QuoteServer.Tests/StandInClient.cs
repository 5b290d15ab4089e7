using System.Net.Sockets;
using System.Text;

namespace Trading.QuoteServer.Tests;

/// <summary>What a client of the stand-in sees on the wire. Nothing here waits for longer than a test may take.</summary>
internal static class StandInClient
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Sends bytes and reads until the server closes.</summary>
    internal static async Task<string> SendAsync(QuoteStandIn server, string request)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var socket = new Socket(server.Endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server.Endpoint, patience.Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes(request), patience.Token);
        return await ReadToEndAsync(socket, patience.Token);
    }

    internal static async Task<string> ReadToEndAsync(Socket socket, CancellationToken patience)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, patience) is var read && read > 0)
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            // A server that closes with bytes unread resets the connection: that is the end of it too.
        }

        return text.ToString();
    }

    /// <summary>Waits for something that happens on another thread.</summary>
    internal static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
            await Task.Delay(1, patience.Token);
    }
}
