using System.Text.RegularExpressions;
using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>The runtime log of a real host (day-trading.md, "runtime log").</summary>
public sealed partial class RuntimeLogTests
{
    [Fact]
    public async Task Every_line_has_time_level_node_source_number_and_the_line_that_wrote_it()
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(
            Path.Combine(folder.Path, "data"), "--Quotes:Price=12.50", "--Logging:LogLevel:Trading.Accounts=Debug");
        await host.StartAsync();
        using (var client = await LineClient.ConnectAsync(host))
            Assert.StartsWith("[7] OK", await client.AskAsync("[7] ADD,logged,1.00"), StringComparison.Ordinal);
        Assert.Equal(0, await host.StopAsync());

        var lines = await File.ReadAllLinesAsync(Path.Combine(host.DataPath, "logs", "runtime.log"));
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches(Form(), line));
        Assert.Contains(lines, line => line.Contains("SettingsLog.cs:", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("[7] user/logged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Second_host_on_the_same_data_and_the_first_one_write_whole_lines()
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(Path.Combine(folder.Path, "data"));
        await host.StartAsync();
        await using var second = new HostProcess(host.DataPath);
        await Assert.ThrowsAsync<InvalidOperationException>(second.StartAsync);
        Assert.Equal(0, await host.StopAsync());

        var lines = await File.ReadAllLinesAsync(Path.Combine(host.DataPath, "logs", "runtime.log"));
        Assert.All(lines, line => Assert.Matches(Beginning(), line));
        Assert.Single(lines, line => line.Contains("in use by process", StringComparison.Ordinal));
        Assert.Contains("closed", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Effective_settings_of_doors_and_quotes_are_logged()
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(Path.Combine(folder.Path, "data"), "--Quotes:Price=12.50", "--Quotes:Attempts=3");
        await host.StartAsync();
        Assert.Equal(0, await host.StopAsync());
        var log = await File.ReadAllTextAsync(Path.Combine(host.DataPath, "logs", "runtime.log"));
        foreach (var value in new[] { $"Urls=http://127.0.0.1:{host.HttpPort}", "Attempts=3", "FixedCents=1250", "QueueLimit=100000" })
            Assert.Contains(value, log, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (INFO|DEBUG|WARN|ERROR) +\w+ \w+ \[(-|\d+)\] .* \S+\.cs:\d+( \| .*)?$")]
    private static partial Regex Form();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (INFO|DEBUG|WARN|ERROR) +\w+ \w+ \[(-|\d+)\] ")]
    private static partial Regex Beginning();
}
