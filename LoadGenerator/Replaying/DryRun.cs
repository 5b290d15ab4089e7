using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Runtime;
using Trading.LoadGenerator.Gateways;
using Trading.LoadGenerator.Generating;
using Trading.LoadGenerator.Workloads;

namespace Trading.LoadGenerator.Replaying;

/// <summary>
/// Short open loops over TCP against a peer in this process, before the plan of the real one begins. The runtime compiles what is called
/// for the first time, and once more what is called often: without this it would do so in the first half second of the plan, on a
/// processor that the gateway needs, and the latencies would tell of the generator.
/// </summary>
internal static class DryRun
{
    private const int LineCount = 20_000;
    private const double LinesPerSecond = 80_000;
    private const int RoundsMax = 8;
    private const int FewMethods = 5;

    /// <summary>Runs until hardly anything more is compiled; one to two seconds.</summary>
    public static void Run(ReplayOptions options, CancellationToken cancellation)
    {
        var plan = PlanOf();
        var compiled = 0L;
        for (var round = 0; round < RoundsMax && JitInfo.GetCompiledMethodCount() - compiled > FewMethods; round++)
        {
            compiled = JitInfo.GetCompiledMethodCount();
            RunRound(plan, options, cancellation);
        }
    }

    private static void RunRound(ReplayPlan plan, ReplayOptions options, CancellationToken cancellation)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var peer = new Thread(() => Serve(listener)) { Name = "dry run", IsBackground = true };
        peer.Start();

        var clock = new PacedClock(LinesPerSecond);
        var ledger = new LaneLedger(plan.Lanes[0], plan.Index, clock, recorder: null);
        var dry = options with { Gateway = new GatewayAddress(options.Gateway.Http, listener.LocalEndPoint!, Token: null) };
        using (var transport = new TcpTransport([ledger], clock, dry, cancellation))
        {
            transport.Open();
            clock.Start();
            transport.Run(plan.Phases[0]);
        }

        peer.Join();
    }

    private static ReplayPlan PlanOf()
    {
        using var workload = new MemoryStream();
        WorkloadGenerator.Write(workload, new GeneratorOptions(Users: 100, Commands: LineCount, Symbols: 10, Seed: 1));
        return ReplayPlan.Build(new WorkloadFile(workload.ToArray()), laneCount: 1, isQuiet: false);
    }

    private static void Serve(Socket listener)
    {
        try
        {
            using var socket = listener.Accept();
            Answer(socket);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The run was cancelled.
        }
    }

    /// <summary>Answers each line: first the greeting, then the numbers from 1.</summary>
    private static void Answer(Socket socket)
    {
        var (received, answers) = (new byte[1 << 16], new byte[1 << 20]);
        var number = 0;
        int count;
        while ((count = socket.Receive(received)) > 0)
        {
            var length = 0;
            for (var lines = received.AsSpan(0, count).Count((byte)'\n'); lines > 0; lines--)
                length += WriteAnswer(number++, answers.AsSpan(length));
            socket.Send(answers.AsSpan(0, length));
        }
    }

    private static int WriteAnswer(int number, Span<byte> target)
    {
        if (number == 0)
        {
            "OK\n"u8.CopyTo(target);
            return 3;
        }

        target[0] = (byte)'[';
        Utf8Formatter.TryFormat(number, target[1..], out var digits);
        var answer = number % 4 == 0 ? "] ERR nothing_pending Dry.\n"u8 : "] OK\n"u8;
        answer.CopyTo(target[(1 + digits)..]);
        return 1 + digits + answer.Length;
    }
}
