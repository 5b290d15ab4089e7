using System.Diagnostics;
using Trading.Testing;

namespace Trading.EndToEnd;

/// <summary>A host whose disk takes no more (design.md, "Durability"): here by a limit on the size of its files, set while it runs.</summary>
public sealed class StoreFailureTests
{
    [SkippableFact]
    public async Task Host_whose_store_fails_says_why_and_ends_and_the_next_one_has_all_that_was_acknowledged()
    {
        Skip.IfNot(File.Exists("/usr/bin/prlimit"), "prlimit is not installed.");
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "data");
        await using var host = new HostProcess(data) { Launcher = ["env", "--ignore-signal=XFSZ"] };
        await host.StartAsync();
        using (var client = await LineClient.ConnectAsync(host))
        {
            Assert.StartsWith("[1] OK", await client.AskAsync("[1] ADD,kept,5.00"), StringComparison.Ordinal);
            using (var limit = Process.Start("prlimit", ["--pid", $"{host.Id}", "--fsize=64"]))
                await limit.WaitForExitAsync();
            Assert.StartsWith("[2] ERR internal", await client.AskAsync("[2] ADD,kept,7.00"), StringComparison.Ordinal);
        }

        Assert.Equal(1, await host.EndAsync());
        Assert.Contains("its store failed", host.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("StoreStoppedException", host.Errors, StringComparison.Ordinal);

        await using var next = new HostProcess(data);
        await next.StartAsync();
        using (var client = await LineClient.ConnectAsync(next))
            Assert.Contains("\"cash\":\"6.00\"", await client.AskAsync("[3] ADD,kept,1.00"), StringComparison.Ordinal);
        Assert.Equal(0, await next.StopAsync());
    }
}
