using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Trading.Gateway.Tests.Live;

/// <summary>A client of the WebSocket door. It reads only when it is asked to, and answers pings only while it reads.</summary>
internal sealed class LiveClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[1 << 20];
    private int _requests;

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public static async Task<LiveClient> ConnectAsync(Uri address, string? token = null, string? origin = null)
    {
        var client = new LiveClient();
        // No pings of its own: the door counts them.
        client._socket.Options.KeepAliveInterval = TimeSpan.Zero;
        if (token is not null)
            client._socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        if (origin is not null)
            client._socket.Options.SetRequestHeader("Origin", origin);
        using var patience = new CancellationTokenSource(Eventually.Patience);
        await client._socket.ConnectAsync(address, patience.Token);
        return client;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    public async Task SendAsync(byte[] bytes, WebSocketMessageType type, bool isEnd = true)
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        await _socket.SendAsync(bytes, type, isEnd, patience.Token);
    }

    /// <summary>Sends a request and reads on until it is answered.</summary>
    public async Task<JsonElement> AskAsync(string method, string parameters)
    {
        var id = ++_requests;
        await SendAsync($$"""{"method":"{{method}}","params":{{parameters}},"req_id":{{id}}}""");
        while (true)
        {
            var frame = await NextAsync();
            if (frame.TryGetProperty("req_id", out var answered) && answered.GetInt32() == id)
                return frame;
        }
    }

    /// <summary>Subscribes, and expects that to succeed.</summary>
    public async Task SubscribeAsync(string parameters)
    {
        var answer = await AskAsync("subscribe", parameters);
        Assert.True(answer.GetProperty("success").GetBoolean(), answer.GetRawText());
    }

    /// <summary>The code of the error that a request gets.</summary>
    public async Task<string?> RefusalAsync(string method, string parameters)
    {
        var answer = await AskAsync(method, parameters);
        Assert.Equal(method, answer.GetProperty("method").GetString());
        Assert.False(answer.GetProperty("success").GetBoolean());
        Assert.NotEmpty(answer.GetProperty("message").GetString()!);
        return answer.GetProperty("code").GetString();
    }

    /// <summary>Reads a frame; the connection must be open.</summary>
    public async Task<JsonElement> NextAsync() =>
        await TryNextAsync() ?? throw new InvalidOperationException($"The connection was closed: {CloseStatus}.");

    /// <summary>Reads so many frames.</summary>
    public async Task<JsonElement[]> NextAsync(int count)
    {
        var frames = new JsonElement[count];
        for (var i = 0; i < count; i++)
            frames[i] = await NextAsync();
        return frames;
    }

    /// <summary>Reads a frame; null where the connection has been closed.</summary>
    public async Task<JsonElement?> TryNextAsync()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            Assert.Equal(WebSocketMessageType.Text, part.MessageType);
            length += part.Count;
            if (part.EndOfMessage)
                return JsonDocument.Parse(_buffer.AsMemory(0, length)).RootElement.Clone();
        }
    }

    /// <summary>Reads on up to the end of the connection; returns its code.</summary>
    public async Task<int> EndAsync()
    {
        while (await TryNextAsync() is not null)
        {
        }

        return (int)CloseStatus!;
    }

    /// <summary>Takes leave, and waits until the door has done so too.</summary>
    public async Task CloseAsync()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
    }

    /// <summary>Breaks the connection, or lets go of one that has ended.</summary>
    public void Dispose() => _socket.Dispose();
}
