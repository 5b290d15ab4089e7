using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>Wrong settings end the host with code 2 and all faults at once (gateway.md, "Settings").</summary>
public sealed class SettingsTests
{
    [Fact]
    public async Task Host_with_wrong_settings_names_all_of_them_and_does_not_start()
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(
            Path.Combine(folder.Path, "data"), "--Audit:Shards=0", "--Tcp:OutstandingLinesMax=0", "--Quotes:Attempts=0");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);
        Assert.Contains("code 2", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Shards", host.Errors, StringComparison.Ordinal);
        Assert.Contains("OutstandingLinesMax", host.Errors, StringComparison.Ordinal);
        Assert.Contains("Attempts", host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_host_on_the_same_data_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(Path.Combine(folder.Path, "data"));
        await host.StartAsync();
        await using var second = new HostProcess(host.DataPath);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(second.StartAsync);
        Assert.Contains("code 1", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, await host.StopAsync());
    }
}
