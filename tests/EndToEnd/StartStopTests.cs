using System.Diagnostics;
using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>A host that is asked to stop before it is ready stops cleanly, as at any other time (gateway.md, "Settings").</summary>
public sealed class StartStopTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    // Of Silo:StopTimeout, 20 s by default.
    private static readonly TimeSpan StopMax = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Stop_during_the_start_is_no_failure()
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(Path.Combine(folder.Path, "data"));
        var start = Task.Run(host.StartAsync);
        using var deadline = new CancellationTokenSource(Deadline);
        // From here on the host listens to signals; its doors are opened a moment later.
        while (!File.Exists(Path.Combine(host.DataPath, "store", "MANIFEST")))
            await Task.Delay(1, deadline.Token);
        Assert.Equal(0, await host.StopAsync());
        Assert.DoesNotContain("canceled", host.Errors, StringComparison.Ordinal);
        // It was ready already, or it never was.
        if (await Record.ExceptionAsync(() => start) is { } early)
            Assert.Contains("code 0:", early.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_that_nobody_reads_does_not_hold_up_a_stop()
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(Path.Combine(folder.Path, "data"), "--Quotes:Price=12.50");
        await host.StartAsync();
        var workload = Path.Combine(folder.Path, "w.txt");
        // The log is larger than what sockets keep.
        await Programs.LoadAsync("generate", "--users", "100", "--commands", "100000", "--out", workload);
        await Programs.LoadAsync("replay", workload, "--data", host.DataPath);
        using var client = new HttpClient { DefaultRequestHeaders = { Authorization = new("Bearer", host.ServiceToken) } };
        using var answer = await client.GetAsync(
            $"http://127.0.0.1:{host.HttpPort}/api/v1/audit-log", HttpCompletionOption.ResponseHeadersRead);
        Assert.True(answer.IsSuccessStatusCode);

        var clock = Stopwatch.StartNew();
        Assert.Equal(0, await host.StopAsync());
        Assert.True(clock.Elapsed < StopMax, $"The stop took {clock.Elapsed}: {host.Errors}");
        // It was cut off, and does not look complete.
        await Assert.ThrowsAsync<HttpRequestException>(() => answer.Content.CopyToAsync(Stream.Null));
    }
}
