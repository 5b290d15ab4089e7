using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Trading.LoadGenerator.Tests.Replaying;

/// <summary>Speaks the command part of the HTTP door (gateway.md), one thread for each connection.</summary>
internal sealed class HttpTestPeer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<(string Session, string User, long Number), int> _times = [];

    public HttpTestPeer()
    {
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    /// <summary>The HTTP status and the answer line for a command; a status of 0 closes the connection without an answer.</summary>
    public Func<PeerLine, (int Status, string Json)> Answer { get; set; } = l => (200, Ok(l));

    /// <summary>True to send the body in chunks, as a stream of lines is.</summary>
    public bool IsChunked { get; set; }

    public List<PeerLine> Executed { get; } = [];

    private const string Result = """
        "result":{"cash":"1.00","list":[{"a":1}]}
        """;

    public static string Ok(PeerLine line) =>
        $$"""{"transactionNum":{{line.Number}},"command":"{{line.Command}}","status":"ok",""" + Result + "}";

    public static string Error(PeerLine line, string code) =>
        $$"""{"transactionNum":{{line.Number}},"command":"{{line.Command}}","status":"error","code":"{{code}}","message":"no"}""";

    public void Dispose() => _listener.Dispose();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = _listener.AcceptTcpClient();
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
            client.NoDelay = true;
            using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            while (Serve(reader, stream))
            {
            }
        }
        catch (IOException)
        {
        }

        client.Dispose();
    }

    private bool Serve(StreamReader reader, NetworkStream stream)
    {
        if (reader.ReadLine() is not { } request)
            return false;
        var fields = new Dictionary<string, string>();
        while (reader.ReadLine() is { Length: > 0 } field)
            fields[field[..field.IndexOf(':')]] = field[(field.IndexOf(':') + 2)..];
        var body = new char[int.Parse(fields["Content-Length"])];
        Assert.Equal(body.Length, reader.ReadBlock(body, 0, body.Length));
        var target = request.Split(' ')[1];
        var (status, json) = fields["Authorization"] != "Bearer token"
            || !target.StartsWith("/api/v1/commands?session=", StringComparison.Ordinal)
            ? (401, "")
            : Execute(new string(body), target.Split('=')[1]);
        if (status == 0)
            return false;
        json += "\n";
        var half = json.Length / 2;
        var (first, second) = (json[..half], json[half..]);
        var head = $"HTTP/1.1 {status} Status\r\nServer: test\r\n";
        Write(stream, IsChunked
            ? $"{head}Transfer-Encoding: chunked\r\n\r\n{first.Length:x}\r\n{first}\r\n"
            : $"{head}Content-Length: {json.Length}\r\n\r\n{first}");
        Write(stream, IsChunked ? $"{second.Length:x}\r\n{second}\r\n0\r\n\r\n" : second);
        return true;
    }

    private static void Write(NetworkStream stream, string text) => stream.Write(Encoding.ASCII.GetBytes(text));

    private (int Status, string Json) Execute(string text, string session)
    {
        var fields = text.Split(['[', ']', ' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries);
        lock (_times)
        {
            var key = (session, fields[2], long.Parse(fields[0]));
            var times = _times[key] = _times.GetValueOrDefault(key) + 1;
            var line = new PeerLine(key.Item3, fields[1], fields[2], times, IsQuiet: false);
            if (times == 1)
                Executed.Add(line);
            return Answer(line);
        }
    }
}
