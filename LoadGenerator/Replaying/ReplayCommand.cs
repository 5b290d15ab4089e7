using System.CommandLine;
using System.Text.Json;
using Trading.LoadGenerator.Gateways;
using Trading.LoadGenerator.Workloads;

namespace Trading.LoadGenerator.Replaying;

/// <summary>The command <c>replay</c>.</summary>
internal sealed class ReplayCommand
{
    private const int TcpConnections = 2;
    private const int HttpConnections = 64;

    private readonly Argument<string> _file = new("FILE") { Description = "The workload." };
    private readonly GatewayArguments _gateway = new();
    private readonly Option<string> _transport = new("--transport")
    {
        Description = "tcp, or http with one command a request.",
        DefaultValueFactory = _ => "tcp",
    };
    private readonly Option<double> _rate = new("--rate")
    {
        Description = "Open loop: so many lines a second by plan, and latencies from the planned time. Default: a closed loop.",
    };
    private readonly Option<int> _window = new("--window")
    {
        Description = "Closed loop over TCP: how many lines may be under way in all.",
        DefaultValueFactory = _ => 65_536,
    };
    private readonly Option<int?> _connections = new("--connections")
    {
        Description = $"How many connections; a user's lines are always on one. "
            + $"Default: {TcpConnections} for tcp, {HttpConnections} for http.",
    };
    private readonly Option<bool> _quiet = new("--quiet")
    {
        Description = "TCP: ask for no replies, only for a SYNC now and then and at the end.",
    };
    private readonly Option<string?> _session = new("--session")
    {
        Description = "The session of the transaction numbers: the same replay in the same session has no second effect. "
            + "Default: a new one.",
    };
    private readonly Option<double> _patience = new("--patience")
    {
        Description = "Seconds to go on without any answer, connecting again as needed.",
        DefaultValueFactory = _ => 60,
    };
    private readonly Option<string?> _answers = new("--answers") { Description = "Record every answer in this file, for verify." };
    private readonly Option<string?> _report = new("--report") { Description = "Write the report to this file as JSON." };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var replay = new ReplayCommand();
        var command = new Command("replay", "Sends a workload to a running gateway and reports rate, latencies and answers.")
        {
            replay._file, replay._transport, replay._rate, replay._window, replay._connections, replay._quiet, replay._session,
            replay._patience, replay._answers, replay._report,
        };
        replay._gateway.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => replay.Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var options = OptionsOf(parsed);
        var plan = ReplayPlan.Build(WorkloadFile.Read(options.Workload), options.Connections, options.IsQuiet);
        if (plan.LineCount == 0)
            throw CommandFailure.Usage($"{options.Workload} has no line with a transaction number, such as '[1] ADD,user,100.00'.");
        var replay = new Replay(plan, options);
        ReplayReport report;
        try
        {
            report = ReplayProgress.Show(replay, cancellation);
        }
        catch (Exception e) when (e is CommandFailure or OperationCanceledException)
        {
            Console.Error.WriteLine($"{replay.AnsweredCount} of {replay.LineCount} lines were answered, session {options.Session}.");
            throw;
        }

        ReplayReportText.Write(report);
        if (parsed.GetValue(_report) is { } path)
            WriteJson(path, report);
        return report.Unresolved > 0 ? ExitCodes.Difference : ExitCodes.Success;
    }

    private ReplayOptions OptionsOf(ParseResult parsed)
    {
        var isHttp = parsed.GetValue(_transport) == "http";
        var options = new ReplayOptions
        {
            Workload = parsed.GetValue(_file)!,
            Gateway = _gateway.Find(parsed),
            Session = parsed.GetValue(_session) ?? Guid.NewGuid().ToString("N")[..16],
            IsHttp = isHttp,
            Connections = parsed.GetValue(_connections) ?? (isHttp ? HttpConnections : TcpConnections),
            Window = parsed.GetValue(_window),
            Rate = parsed.GetValue(_rate),
            IsQuiet = parsed.GetValue(_quiet),
            Patience = TimeSpan.FromSeconds(parsed.GetValue(_patience)),
            AnswersPath = parsed.GetValue(_answers),
        };
        List<string> faults = [];
        if (parsed.GetValue(_transport) is not ("tcp" or "http"))
            faults.Add("--transport is tcp or http");
        if (options.Connections is < 1 or > 1_000)
            faults.Add("--connections is 1 to 1000");
        if (options.Window < 1)
            faults.Add("--window is at least 1");
        if (options.Rate < 0)
            faults.Add("--rate is above 0");
        if (options.Patience < TimeSpan.FromMilliseconds(1))
            faults.Add("--patience is above 0");
        if (options.IsQuiet && (isHttp || options.AnswersPath is not null))
            faults.Add("--quiet goes with tcp only and leaves no answers to record");
        if (options.Session.Length is 0 or > 64 || options.Session.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.')))
            faults.Add("--session is 1 to 64 letters, digits, '-', '_' or '.'");
        return faults.Count == 0 ? options : throw CommandFailure.Usage(string.Join("; ", faults));
    }

    private static void WriteJson(string path, ReplayReport report)
    {
        try
        {
            File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(report, ReplayReportJson.Default.ReplayReport));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.Usage($"Cannot write {path}: {e.Message}");
        }
    }
}
