using System.Net.Sockets;
using System.Text;

namespace Trading.EndToEnd;

/// <summary>A client of the TCP door that sends lines and reads replies, one connection.</summary>
internal sealed class LineClient : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly TcpClient _connection;
    private readonly StreamReader _replies;

    private LineClient(TcpClient connection)
    {
        _connection = connection;
        _replies = new StreamReader(connection.GetStream(), Encoding.UTF8);
    }

    /// <summary>Connects and authenticates with the service token.</summary>
    public static async Task<LineClient> ConnectAsync(HostProcess host)
    {
        var connection = new TcpClient { NoDelay = true };
        await connection.ConnectAsync("127.0.0.1", host.TcpPort);
        var client = new LineClient(connection);
        Assert.Equal("OK", await client.AskAsync($"AUTH {host.ServiceToken} {Guid.NewGuid():N}"));
        return client;
    }

    /// <summary>Sends a line.</summary>
    public async Task SendAsync(string line) => await _connection.GetStream().WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));

    /// <summary>Reads the next reply.</summary>
    public async Task<string> ReadAsync()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        return await _replies.ReadLineAsync(deadline.Token) ?? throw new EndOfStreamException("The door closed the connection.");
    }

    /// <summary>Sends a line and reads the next reply.</summary>
    public async Task<string> AskAsync(string line)
    {
        await SendAsync(line);
        return await ReadAsync();
    }

    public void Dispose() => _connection.Dispose();
}
