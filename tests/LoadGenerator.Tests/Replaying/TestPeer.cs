using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Trading.LoadGenerator.Tests.Replaying;

/// <summary>
/// Speaks the TCP door's protocol (gateway.md) and remembers what it was sent. It executes a line at most once in a session, like
/// the gateway.
/// </summary>
internal sealed class TestPeer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<(string Session, string User, long Number), int> _times = [];
    private readonly List<TcpClient> _clients = [];
    private int _received;

    public TestPeer()
    {
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>What follows <c>[n] </c> in the reply. By default every line is accepted.</summary>
    public Func<PeerLine, string> Answer { get; set; } = _ => "OK";

    /// <summary>
    /// After how many received lines (counted over all connections) a connection is closed, without the replies not sent yet.
    /// </summary>
    public HashSet<int> LoseAfter { get; } = [];

    /// <summary>
    /// How many lines are received before their replies are sent together. A <c>SYNC</c>, or nothing more to read, does not wait
    /// for more.
    /// </summary>
    public int RepliesTogether { get; set; } = 1;

    /// <summary>Is called before the first line of a connection is answered.</summary>
    public Action? Greeting { get; set; }

    public string Token { get; set; } = "token";

    /// <summary>The lines executed, in order: each once.</summary>
    public List<PeerLine> Executed { get; } = [];

    /// <summary>All lines that came, repeated ones too.</summary>
    public int ReceivedCount => Volatile.Read(ref _received);

    /// <summary>The most lines without a reply that one connection had.</summary>
    public int UnderWayMax { get; private set; }

    public void Dispose()
    {
        _listener.Dispose();
        lock (_clients)
            _clients.ForEach(c => c.Dispose());
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = _listener.AcceptTcpClient();
                lock (_clients)
                    _clients.Add(client);
                new Thread(() => Serve(client)) { IsBackground = true }.Start();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    private void Serve(TcpClient client)
    {
        try
        {
            using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            if (Greet(reader.ReadLine() ?? "", stream) is { } session)
                Serve(client, stream, reader, session);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
        }

        client.Dispose();
    }

    private string? Greet(string line, NetworkStream stream)
    {
        Greeting?.Invoke();
        var fields = line.Split(' ');
        var isAllowed = fields[0] == "SESSION" || (fields[0] == "AUTH" && fields[1] == Token);
        stream.Write(isAllowed ? "OK\n"u8 : "ERR forbidden\n"u8);
        return isAllowed ? fields[^1] : null;
    }

    private void Serve(TcpClient client, NetworkStream stream, StreamReader reader, string session)
    {
        var replies = new StringBuilder();
        var (waiting, ok, err) = (0, 0, 0);
        while (reader.ReadLine() is { } text)
        {
            if (text == "SYNC")
            {
                stream.Write(Encoding.UTF8.GetBytes($"{replies}SYNC ok={ok} err={err}\n"));
                replies.Clear();
                waiting = 0;
                continue;
            }

            var (line, answer) = Execute(text, session, out var isLost);
            if (isLost)
                return;
            if (line.IsQuiet)
            {
                (ok, err) = answer.StartsWith("OK") ? (ok + 1, err) : (ok, err + 1);
                continue;
            }

            replies.Append($"[{line.Number}] {answer}\n");
            waiting++;
            UnderWayMax = Math.Max(UnderWayMax, waiting);
            if (waiting < RepliesTogether && client.Available > 0)
                continue;
            stream.Write(Encoding.UTF8.GetBytes(replies.ToString()));
            replies.Clear();
            waiting = 0;
        }
    }

    private (PeerLine Line, string Answer) Execute(string text, string session, out bool isLost)
    {
        var fields = text.Split(['[', ']', ' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var at = text.StartsWith('!') ? 1 : 0;
        lock (_times)
        {
            var key = (session, fields[at + 2], long.Parse(fields[at]));
            var times = _times[key] = _times.GetValueOrDefault(key) + 1;
            var line = new PeerLine(key.Item3, fields[at + 1], fields[at + 2], times, at == 1);
            var answer = Answer(line);
            if (times == 1)
                Executed.Add(line);
            isLost = LoseAfter.Contains(++_received);
            return (line, answer);
        }
    }
}
