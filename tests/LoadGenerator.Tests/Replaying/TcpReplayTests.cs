using System.Net;
using System.Net.Sockets;
using Trading.LoadGenerator.Gateways;
using Trading.LoadGenerator.Replaying;
using Trading.LoadGenerator.Workloads;
using Trading.Testing;

namespace Trading.LoadGenerator.Tests.Replaying;

public class TcpReplayTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Every_line_is_sent_once_and_each_users_in_order(int connections)
    {
        using var peer = new TestPeer { RepliesTogether = 50 };
        var workload = ReplayRun.Workload(5_000);
        var report = ReplayRun.Against(peer, workload, o => o with { Connections = connections });
        ReplayRun.AssertEachOnceInOrder(workload, peer.Executed);
        Assert.Equal(5_000, report.Accepted);
        Assert.Equal(4_999, report.Commands);
        Assert.Equal(1, report.Dumps);
        Assert.Equal((0, 0, 0), (report.Retries, report.Reconnects, report.Unmatched));
        Assert.True(report.LatencyMs.P50 > 0 && report.LatencyMs.P50 <= report.LatencyMs.Max);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Who_watches_a_replay_without_a_gateway_is_told_why_it_does_not_go_on(bool isHttp)
    {
        var port = FreePort.Take();
        var gateway = new GatewayAddress(new Uri($"http://127.0.0.1:{port}"), new IPEndPoint(IPAddress.Loopback, port), "token");
        var trouble = new ReplayTrouble();
        Assert.Throws<CommandFailure>(() => ReplayRun.Run(ReplayRun.Workload(3), gateway, options =>
        {
            trouble = options.Trouble;
            return options with { IsHttp = isHttp, Patience = TimeSpan.FromMilliseconds(200) };
        }));
        Assert.Contains("refused", trouble.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Full_dump_is_sent_when_all_before_it_is_answered_and_nothing_after_it_before_its_answer()
    {
        using var peer = new TestPeer { RepliesTogether = 1_000 };
        var lines = new List<string>();
        for (var n = 1; n <= 100; n++)
            lines.Add(n is 40 or 41 or 80 ? $"[{n}] DUMPLOG,./d{n}" : $"[{n}] ADD,user{n % 9},1.00");
        var report = ReplayRun.Against(peer, ReplayRun.Lines([.. lines]), o => o with { Connections = 3 });
        Assert.Equal(3, report.Dumps);
        foreach (var dump in (long[])[40, 41, 80])
        {
            var at = peer.Executed.FindIndex(l => l.Number == dump);
            Assert.All(peer.Executed[..at], l => Assert.True(l.Number < dump));
            Assert.All(peer.Executed[(at + 1)..], l => Assert.True(l.Number > dump));
        }
    }

    [Fact]
    public void Refusals_are_counted_by_code()
    {
        using var peer = new TestPeer
        {
            Answer = l => l.Number % 4 == 0 ? "ERR insufficient_funds no" : l.Number % 4 == 1 ? "ERR nothing_pending no" : "OK {}",
        };
        var report = ReplayRun.Against(peer, ReplayRun.Lines([.. Enumerable.Range(1, 400).Select(n => $"[{n}] ADD,u{n % 5},1.00")]));
        Assert.Equal(200, report.Accepted);
        Assert.Equal([("insufficient_funds", 100L), ("nothing_pending", 100L)],
            report.Refused.OrderBy(r => r.Key).Select(r => (r.Key, r.Value)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Lost_replies_are_asked_for_again_in_the_same_session_and_in_order(int connections)
    {
        using var peer = new TestPeer { RepliesTogether = 64 };
        foreach (var at in (int[])[1, 100, 777, 1500, 1501, 3000])
            peer.LoseAfter.Add(at);
        var workload = ReplayRun.Workload(3_000);
        var answers = Path.GetTempFileName();
        var report = ReplayRun.Against(peer, workload, o => o with { Connections = connections, Window = 300, AnswersPath = answers });
        ReplayRun.AssertEachOnceInOrder(workload, peer.Executed);
        Assert.Equal(3_000, report.Accepted);
        Assert.Equal(6, report.Reconnects);
        Assert.True(report.Retries > 0);
        Assert.Equal(Enumerable.Range(1, 3_000), File.ReadLines(answers).Select(l => int.Parse(l.Split(',')[0])).Order());
        File.Delete(answers);
    }

    [Theory]
    [InlineData("internal")]
    [InlineData("overloaded")]
    public void Transient_answers_are_not_final(string code)
    {
        using var peer = new TestPeer { Answer = l => l.Number % 50 == 0 && l.Times < 3 ? $"ERR {code} try again" : "OK" };
        var answers = Path.GetTempFileName();
        var report = ReplayRun.Against(peer, ReplayRun.Workload(500), o => o with { AnswersPath = answers });
        Assert.Equal(500, report.Accepted);
        Assert.Equal(20, report.Retries);
        Assert.Equal(10, File.ReadLines(answers).Count(l => l.Split(',')[3] == "2"));
        File.Delete(answers);
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 64)]
    public void No_more_lines_are_under_way_than_the_window_allows(int connections, int window)
    {
        using var peer = new TestPeer { RepliesTogether = int.MaxValue };
        ReplayRun.Against(peer, ReplayRun.Workload(5_000), o => o with { Connections = connections, Window = window });
        Assert.InRange(peer.UnderWayMax, 1, window / connections);
    }

    [Fact]
    public void Open_loop_latencies_run_from_the_planned_time_so_that_a_stall_shows()
    {
        using var peer = new TestPeer { Answer = line => line.Number == 1 ? AfterPause() : "OK" };
        var workload = ReplayRun.Lines([.. Enumerable.Range(1, 100).Select(n => $"[{n}] ADD,u{n % 5},1.00")]);
        var open = ReplayRun.Against(peer, workload, o => o with { Connections = 1, Rate = 1_000 });
        var closed = ReplayRun.Against(peer, workload, o => o with { Connections = 1 });
        Assert.Equal(("open", "planned"), (open.Loop, open.LatencyFrom));
        Assert.Equal(("closed", "sent"), (closed.Loop, closed.LatencyFrom));
        // The lines were planned for the first 100 ms and answered only after 400 ms.
        Assert.InRange(open.LatencyMs.P50, 300, double.MaxValue);

        static string AfterPause()
        {
            new ManualResetEventSlim().Wait(400);
            return "OK";
        }
    }

    [Fact]
    public void Open_loop_that_is_cancelled_before_its_plan_begins_ends_at_once()
    {
        using var peer = new TestPeer();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var gateway = new GatewayAddress(new Uri("http://127.0.0.1:1"), peer.Address, "token");
        var options = new ReplayOptions { Workload = "test", Gateway = gateway, Session = "s", Rate = 1_000 };
        var plan = ReplayPlan.Build(new WorkloadFile(ReplayRun.Workload(10)), options.Connections, isQuiet: false);
        Assert.ThrowsAny<OperationCanceledException>(() => new Replay(plan, options).Run(cancelled.Token));
        Assert.Equal(0, peer.ReceivedCount);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(10_000, false)]
    [InlineData(10_000, true)]
    public void All_connections_are_open_before_the_time_runs_and_a_line_is_sent(double rate, bool isQuiet)
    {
        var (greetings, early) = (0, 0);
        using var peer = new TestPeer();
        peer.Greeting = () =>
        {
            Interlocked.Increment(ref greetings);
            Interlocked.Add(ref early, peer.ReceivedCount);
        };
        ReplayRun.Against(peer, ReplayRun.Workload(1_000), o => o with { Connections = 7, Rate = rate, IsQuiet = isQuiet });
        Assert.Equal((7, 0), (greetings, early));
    }

    [Fact]
    public void Open_loop_keeps_to_its_rate()
    {
        using var peer = new TestPeer();
        var report = ReplayRun.Against(peer, ReplayRun.Workload(1_000), o => o with { Rate = 2_000 });
        Assert.InRange(report.Seconds, 0.49, double.MaxValue);
        Assert.Equal(1_000, report.Accepted);
    }

    [Fact]
    public void Malformed_lines_are_sent_too_and_lines_without_a_number_are_counted()
    {
        using var peer = new TestPeer { Answer = l => l.Command == "FOO" ? "ERR unknown_command no" : "OK" };
        var report = ReplayRun.Against(peer, ReplayRun.Lines("[1] ADD,u,1.00", "[2] FOO,u", "ADD,u,1.00", "[4] ADD,u,x",
            new string('x', 5_000)));
        Assert.Equal(3, report.Commands);
        Assert.Equal(2, report.Unsendable);
        Assert.Equal(1, report.Refused["unknown_command"]);
    }

    [Fact]
    public void Number_that_stands_twice_is_refused_with_its_line()
    {
        using var peer = new TestPeer();
        var failure = Assert.Throws<CommandFailure>(() =>
            ReplayRun.Against(peer, ReplayRun.Lines("[1] ADD,u,1.00", "[2] ADD,v,1.00", "[1] ADD,v,1.00")));
        Assert.Equal(ExitCodes.Usage, failure.ExitCode);
        Assert.Contains("Line 3 repeats the transaction number 1", failure.Message);
    }

    [Fact]
    public void Refused_token_ends_the_replay_at_once()
    {
        using var peer = new TestPeer { Token = "other" };
        var failure = Assert.Throws<CommandFailure>(() => ReplayRun.Against(peer, ReplayRun.Workload(100)));
        Assert.Equal(ExitCodes.Unreachable, failure.ExitCode);
        Assert.Contains("refuses the token", failure.Message);
    }

    [Fact]
    public void Gateway_that_is_not_there_ends_the_replay_when_the_patience_is_over()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = (IPEndPoint)listener.LocalEndpoint;
        listener.Dispose();
        var failure = Assert.Throws<CommandFailure>(() =>
            ReplayRun.Run(ReplayRun.Workload(100), new GatewayAddress(new Uri("http://127.0.0.1:1"), address, null),
            o => o with { Patience = TimeSpan.FromMilliseconds(200) }));
        Assert.Equal(ExitCodes.Unreachable, failure.ExitCode);
    }

    [Fact]
    public void Quiet_replay_counts_what_sync_tells()
    {
        using var peer = new TestPeer { Answer = l => l.Number % 10 == 0 && l.IsQuiet ? "ERR nothing_pending no" : "OK" };
        var workload = ReplayRun.Workload(5_001);
        var report = ReplayRun.Against(peer, workload, o => o with { IsQuiet = true, Window = 400 });
        ReplayRun.AssertEachOnceInOrder(workload, peer.Executed);
        Assert.Equal(4_501, report.Accepted);
        Assert.Equal(500, report.Refused.Values.Sum());
        Assert.All(peer.Executed[..^1], l => Assert.True(l.IsQuiet));
        Assert.False(peer.Executed[^1].IsQuiet);
    }

    [Fact]
    public void Quiet_replay_sends_again_from_the_last_sync()
    {
        using var peer = new TestPeer();
        foreach (var at in (int[])[1, 1_000, 1_001, 4_321])
            peer.LoseAfter.Add(at);
        var workload = ReplayRun.Workload(3_000);
        var report = ReplayRun.Against(peer, workload, o => o with { IsQuiet = true, Window = 500 });
        ReplayRun.AssertEachOnceInOrder(workload, peer.Executed);
        Assert.Equal(3_000, report.Accepted);
        Assert.InRange(report.Reconnects, 3, 4);
    }
}
