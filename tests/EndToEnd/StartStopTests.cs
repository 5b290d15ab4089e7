using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>A host that is asked to stop before it is ready stops cleanly, as at any other time (gateway.md, "Settings").</summary>
public sealed class StartStopTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

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
}
