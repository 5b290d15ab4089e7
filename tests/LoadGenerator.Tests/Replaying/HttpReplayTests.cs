using System.Net;
using Trading.LoadGenerator.Gateways;
using Trading.LoadGenerator.Replaying;

namespace Trading.LoadGenerator.Tests.Replaying;

public class HttpReplayTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(8, false)]
    [InlineData(8, true)]
    public void Every_line_is_sent_once_and_each_users_in_order(int connections, bool isChunked)
    {
        using var peer = new HttpTestPeer { IsChunked = isChunked };
        var workload = ReplayRun.Workload(500);
        var answers = Path.GetTempFileName();
        var report = Replay(peer, workload, o => o with { Connections = connections, AnswersPath = answers });
        ReplayRun.AssertEachOnceInOrder(workload, peer.Executed);
        Assert.Equal("DUMPLOG", peer.Executed[^1].Command);
        Assert.Equal((500, 0, 0), (report.Accepted, report.Retries, report.Reconnects));
        Assert.All(File.ReadLines(answers), l => Assert.EndsWith(""",ok,0,{"cash":"1.00","list":[{"a":1}]}""", l));
        File.Delete(answers);
    }

    [Fact]
    public void Refusals_are_counted_by_code()
    {
        using var peer = new HttpTestPeer
        {
            Answer = l => l.Number % 2 == 0 ? (200, HttpTestPeer.Error(l, "nothing_pending")) : (200, HttpTestPeer.Ok(l)),
        };
        var report = Replay(peer, ReplayRun.Workload(100), o => o);
        Assert.Equal(50, report.Accepted);
        Assert.Equal(50, report.Refused["nothing_pending"]);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(500)]
    public void Requests_that_were_not_taken_are_sent_again(int status)
    {
        using var peer = new HttpTestPeer
        {
            Answer = l => l.Number % 20 == 0 && l.Times == 1 ? (status, "busy") : (200, HttpTestPeer.Ok(l)),
        };
        var workload = ReplayRun.Workload(100);
        var report = Replay(peer, workload, o => o);
        ReplayRun.AssertEachOnceInOrder(workload, peer.Executed);
        Assert.Equal(100, report.Accepted);
        Assert.Equal(5, report.Retries);
    }

    [Fact]
    public void Lost_answer_is_asked_for_again_in_the_same_session()
    {
        using var peer = new HttpTestPeer { Answer = l => l.Number % 20 == 0 && l.Times == 1 ? (0, "") : (200, HttpTestPeer.Ok(l)) };
        var workload = ReplayRun.Workload(100);
        var report = Replay(peer, workload, o => o);
        ReplayRun.AssertEachOnceInOrder(workload, peer.Executed);
        Assert.Equal(100, report.Accepted);
        Assert.Equal(5, report.Reconnects);
    }

    [Fact]
    public void Refused_token_ends_the_replay_at_once()
    {
        using var peer = new HttpTestPeer();
        var failure = Assert.Throws<CommandFailure>(() => ReplayRun.Run(
            ReplayRun.Workload(10), new GatewayAddress(peer.Address, new IPEndPoint(IPAddress.Loopback, 1), "wrong"), o =>
                o with { IsHttp = true }));
        Assert.Equal(ExitCodes.Unreachable, failure.ExitCode);
    }

    private static ReplayReport Replay(HttpTestPeer peer, byte[] workload, Func<ReplayOptions, ReplayOptions> change) => ReplayRun.Run(
        workload, new GatewayAddress(peer.Address, new IPEndPoint(IPAddress.Loopback, 1), "token"), o =>
            change(o with { IsHttp = true, Connections = 4 }));
}
