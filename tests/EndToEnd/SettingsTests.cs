using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
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
        Assert.Contains("code 2:", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Shards", host.Errors, StringComparison.Ordinal);
        Assert.Contains("OutstandingLinesMax", host.Errors, StringComparison.Ordinal);
        Assert.Contains("Attempts", host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_are_no_values_are_told_with_all_others()
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(
            Path.Combine(folder.Path, "data"),
            "--Audit:Shards=many", "--Tcp:Authentication=Maybe", "--Tcp:ReadTimeout=soon", "--Silo:Gateway=perhaps", "--Quotes:Seed=x",
            "--Quotes:Price=0", "--Quotes:Delays=5", "--Urls=http://127.0.0.1:99999", "--Tcp:OutstandingLinesMax=0");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);
        Assert.Contains("code 2:", failure.Message, StringComparison.Ordinal);
        string[] keys =
        [
            "Audit:Shards", "Tcp:Authentication", "Tcp:ReadTimeout", "Silo:Gateway", "Quotes:Seed", "Quotes:Price", "Quotes:Delays",
            "Urls", "OutstandingLinesMax",
        ];
        foreach (var key in keys)
            Assert.Single(Lines(host), line => line.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Faults_of_the_http_door_and_the_log_hide_no_others()
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(
            Path.Combine(folder.Path, "data"),
            "--Http:ConnectionsMax=0", "--Logging:LogLevel:Default=Loud", "--Dumps:Parallelism=0", "--Commands:InFlightMax=0");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);
        Assert.Contains("code 2:", failure.Message, StringComparison.Ordinal);
        foreach (var key in new[] { "Http:ConnectionsMax", "Logging:LogLevel:Default", "Dumps:Parallelism", "Commands:InFlightMax" })
            Assert.Single(Lines(host), line => line.TrimStart().StartsWith(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Misspelt_settings_are_told_and_the_host_starts()
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(
            Path.Combine(folder.Path, "data"), "--Quotes:Prise=12.34", "--audit:server=n", "--Quotes:Seed=2", "--Tcp:Auth=None");
        await host.StartAsync();
        var warnings = Lines(host).Where(line => line.Contains("is no setting", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, warnings.Length);
        var quotes = Assert.Single(warnings, line => line.Contains("Quotes:Prise", StringComparison.Ordinal));
        Assert.Contains(" Price,", quotes, StringComparison.Ordinal);
        var door = Assert.Single(warnings, line => line.Contains("Tcp:Auth ", StringComparison.Ordinal));
        Assert.Contains(" Authentication,", door, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_printed_and_nothing_is_started_or_made()
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet", [Programs.Silo, "--help"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder.Path,
        };
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            Assert.StartsWith("usage:", output, StringComparison.Ordinal);
            Assert.Equal(0, process.ExitCode);
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task Host_that_cannot_open_a_door_says_which_and_no_more()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(Path.Combine(folder.Path, "data"), $"--Tcp:Listen={taken.LocalEndpoint}");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);
        Assert.Contains("code 1:", failure.Message, StringComparison.Ordinal);
        // The runtime may complain of its hasty end.
        string[] complaints = ["warn:", "error: Failed to address message"];
        var told = Lines(host).Where(line => !complaints.Any(start => line.StartsWith(start, StringComparison.Ordinal)));
        Assert.Contains(taken.LocalEndpoint.ToString()!, Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_host_on_the_same_data_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(Path.Combine(folder.Path, "data"));
        await host.StartAsync();
        await using var second = new HostProcess(host.DataPath);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(second.StartAsync);
        Assert.Contains("code 1:", failure.Message, StringComparison.Ordinal);
        Assert.Contains("in use by process", Assert.Single(Lines(second)), StringComparison.Ordinal);
        Assert.Equal(0, await host.StopAsync());
    }

    private static string[] Lines(HostProcess host) => host.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
