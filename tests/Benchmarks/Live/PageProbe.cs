using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Trading.Benchmarks.Live;

/// <summary>
/// Asks for a page again and again: what somebody waits who has nothing to do with the feed. On a thread of its own, so that it does not
/// wait for the watchers of its own process.
/// </summary>
internal sealed class PageProbe(IPEndPoint server)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly LatencyLog _log = new();
    private Thread? _thread;
    private volatile bool _isStopping;

    /// <summary>Begins.</summary>
    public void Begin()
    {
        _log.Clear();
        _isStopping = false;
        _thread = new Thread(Ask) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Ends.</summary>
    public void End()
    {
        _isStopping = true;
        _thread?.Join();
    }

    /// <summary>The time that this part of all answers stayed under, in milliseconds.</summary>
    public double Ms(double part) => _log.Ms(part);

    private void Ask()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(server);
        var request = Encoding.ASCII.GetBytes($"GET {LiveServer.Page} HTTP/1.1\r\nHost: {server}\r\n\r\n");
        var answer = new byte[4_096];
        while (!_isStopping)
        {
            var start = Stopwatch.GetTimestamp();
            socket.Send(request);
            var length = 0;
            while (!answer.AsSpan(0, length).EndsWith(LiveServer.PageEnd))
                length += socket.Receive(answer.AsSpan(length));
            _log.Add(Stopwatch.GetTimestamp() - start);
            Thread.Sleep(Pause);
        }
    }
}
