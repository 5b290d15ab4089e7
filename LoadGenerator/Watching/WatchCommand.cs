using System.CommandLine;
using System.Net.WebSockets;
using System.Text.Json;
using Spectre.Console;
using Trading.LoadGenerator.Gateways;

namespace Trading.LoadGenerator.Watching;

/// <summary>The command <c>watch</c>.</summary>
internal static class WatchCommand
{
    private const int FrameBytesMax = 1 << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var gateway = new GatewayArguments();
        var symbol = new Argument<string>("SYMBOL") { Description = "The instrument.", DefaultValueFactory = _ => "BTC-USD" };
        var levels = new Option<int>("--levels") { Description = "Prices shown on each side.", DefaultValueFactory = _ => 10 };
        var command = new Command("watch", "Shows a live order book and its trades in the terminal, until Ctrl-C.") { symbol, levels };
        gateway.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var view = new BookView(parsed.GetRequiredValue(symbol), parsed.GetValue(levels));
            var door = new UriBuilder(gateway.Find(parsed).Http) { Scheme = "ws", Path = "/ws" }.Uri;
            await AnsiConsole.Live(view.Render()).StartAsync(live => WatchAsync(door, view, live, cancellation));
            return ExitCodes.Success;
        });
        return command;
    }

    /// <summary>Connects again whenever the connection is lost; the book then begins anew with a snapshot.</summary>
    private static async Task WatchAsync(Uri door, BookView view, LiveDisplayContext live, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(door, cancellation);
                foreach (var channel in (string[])["book", "trades"])
                {
                    var request = new { method = "subscribe", @params = new { channel, symbol = new[] { view.Symbol } } };
                    await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(request), WebSocketMessageType.Text, endOfMessage: true, cancellation);
                }

                await ReadAsync(socket, view, live, cancellation);
            }
            catch (WebSocketException e)
            {
                view.State = $"not connected: {e.Message}";
            }

            live.UpdateTarget(view.Render());
            await Task.Delay(Pause, cancellation);
        }
    }

    private static async Task ReadAsync(ClientWebSocket socket, BookView view, LiveDisplayContext live, CancellationToken cancellation)
    {
        var buffer = new byte[FrameBytesMax];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellation);
                length += part.Count;
            }
            while (!part.EndOfMessage && length < buffer.Length);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                view.State = "closed by the gateway";
                return;
            }

            using var frame = JsonDocument.Parse(buffer.AsMemory(0, length));
            if (view.TryTake(frame.RootElement))
                live.UpdateTarget(view.Render());
        }
    }
}
