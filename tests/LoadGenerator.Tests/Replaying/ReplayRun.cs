using System.Text;
using Trading.LoadGenerator.Gateways;
using Trading.LoadGenerator.Generating;
using Trading.LoadGenerator.Replaying;
using Trading.LoadGenerator.Workloads;

namespace Trading.LoadGenerator.Tests.Replaying;

/// <summary>Replays against a peer in the same process.</summary>
internal static class ReplayRun
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static ReplayReport Against(TestPeer peer, byte[] workload, Func<ReplayOptions, ReplayOptions>? change = null) =>
        Run(workload, new GatewayAddress(new Uri("http://127.0.0.1:1"), peer.Address, "token"), change);

    public static ReplayReport Run(byte[] workload, GatewayAddress gateway, Func<ReplayOptions, ReplayOptions>? change)
    {
        var options = new ReplayOptions { Workload = "test", Gateway = gateway, Session = "s", Patience = TimeSpan.FromSeconds(20) };
        options = change?.Invoke(options) ?? options;
        using var deadline = new CancellationTokenSource(Deadline);
        return new Replay(ReplayPlan.Build(new WorkloadFile(workload), options.Connections, options.IsQuiet), options).Run(deadline.Token);
    }

    public static byte[] Workload(int commands, int users = 20)
    {
        using var output = new MemoryStream();
        WorkloadGenerator.Write(output, new GeneratorOptions(users, commands, 50, 1));
        return output.ToArray();
    }

    public static byte[] Lines(params string[] lines) => Encoding.UTF8.GetBytes(string.Join(" \n", lines) + "\n");

    /// <summary>Fails unless every line was executed once, each user's in the order of the file.</summary>
    public static void AssertEachOnceInOrder(byte[] workload, IEnumerable<PeerLine> executed)
    {
        var expected = Encoding.UTF8.GetString(workload).TrimEnd('\n').Split('\n')
            .Select(l => l.Split(['[', ']', ' ', ','], StringSplitOptions.RemoveEmptyEntries)).Select(f =>
                (User: f[2], Number: long.Parse(f[0])));
        Assert.Equal(
            expected.GroupBy(l => l.User).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
                (g.Key, string.Join(' ', g.Select(l => l.Number)))),
            executed.GroupBy(l => l.User).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
                (g.Key, string.Join(' ', g.Select(l => l.Number)))));
    }
}
